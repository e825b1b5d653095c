package city.lastmile.portal;

import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Lets everybody in to the residents' pages, without sessions: any node can answer any request. Forms that act for
 * somebody who showed a code are guarded against forgery; the report form acts for nobody, and must not fail where
 * cookies are off. A link in a mail is its own proof.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class PortalSecurity {

    private static final String[] PAGES = {"/", "/report", "/report/guides", "/report/worker.js", "/follow", "/follow/**",
        "/assets/**", "/webjars/**", "/favicon.ico", "/search", "/guides", "/news", "/notices", "/networks/*", "/articles/**",
        "/map/**", "/subscribe", "/subscribe/**", "/feeds/*", "/figures"};

    /** Asked before the chain of all other pages, which begins a session for staff. */
    @Bean
    @Order(4)
    SecurityFilterChain residentsPages(HttpSecurity http, PortalProperties properties) throws Exception {
        return http.securityMatcher(PAGES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()).csrfTokenRequestHandler(early())
                        .ignoringRequestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/report"),
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/subscribe/*/*"),
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/report/guides")))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(policy(properties)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy("geolocation=(self), camera=(self)")))
                .build();
    }

    /** The same cookie as on staff pages, so that one browser holds one token. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("LASTMILE-CSRF");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** The token's cookie must be set before the page begins to stream. */
    private static XorCsrfTokenRequestAttributeHandler early() {
        XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    private static String policy(PortalProperties properties) {
        String tiles = properties.tiles() == null ? "" : " " + origin(properties.tiles());
        return "default-src 'self'; img-src 'self' data: blob:" + tiles + "; object-src 'none'; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'";
    }

    private static String origin(String tiles) {
        URI address = URI.create(tiles.replaceAll("[{}]", ""));
        return address.getScheme() + "://" + address.getAuthority();
    }
}
