package city.lastmile.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Signs a monitoring server on; serves the meters' chain alone, so that the account opens nothing else. */
class ScrapeSignOn implements AuthenticationProvider {

    static final String AUTHORITY = "SCRAPE";

    private final @Nullable String user;
    private final @Nullable String password;

    ScrapeSignOn(AccessProperties properties) {
        this.user = properties.scrapeUser();
        this.password = properties.scrapePassword();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        boolean right = isSet(user) && isSet(password) && same(user, attempt.getName())
                & same(password, String.valueOf(attempt.getCredentials()));
        return right ? UsernamePasswordAuthenticationToken.authenticated(user, null,
                List.of(new SimpleGrantedAuthority(AUTHORITY))) : null;
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
    }
}
