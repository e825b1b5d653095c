package city.lastmile.access;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Decides who signs on. Unknown, wrong, disabled, resting: all answer alike and after the same work, so that nobody
 * learns which names exist.
 */
@Component
class SignOn implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);

    private final AccountTable accounts;
    private final People people;
    private final EngineIdentities identities;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    SignOn(AccountTable accounts, People people, EngineIdentities identities, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
        this.encoder = encoder;
        this.nobodysHash = encoder.encode("nobody's password");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        Optional<String> hash = accounts.beginAttempt(id);
        boolean right = matches(String.valueOf(attempt.getCredentials()), hash.orElse(nobodysHash));
        Optional<Person> person = people.find(id);
        Optional<OfficerAccount> account = accounts.find(id);
        if (!right || hash.isEmpty() || person.isEmpty() || account.isEmpty()) {
            LOG.info("Sign-on refused for {}", account.map(OfficerAccount::officerId).orElse("an unknown name"));
            throw new BadCredentialsException("Refused");
        }
        accounts.endAttempt(id);
        identities.bringUpToDate(person.get());
        return UsernamePasswordAuthenticationToken.authenticated(
                new StaffMember(id, account.get().passwordSetAt()), null, List.of());
    }

    private boolean matches(String password, String hash) {
        boolean readable = password.length() <= PasswordRules.MOST_BYTES;
        return encoder.matches(readable ? password : "", hash) && readable;
    }
}
