package city.lastmile.access;

import static city.lastmile.access.Addresses.posted;
import static city.lastmile.access.Addresses.under;

import city.lastmile.register.GroupIds;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may ask for what: one chain for each kind of caller, the most particular first. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(AccessProperties.class)
class SecurityConfiguration {

    private static final String OWN_PAGES = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    private static final String NO_PAGES = "default-src 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Residents' programs: no session, hence nothing that a foreign page could ride on. */
    @Bean
    @Order(1)
    SecurityFilterChain residentsPrograms(HttpSecurity http) throws Exception {
        return http.securityMatcher(under("/api/v1/**", "/geo/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers(headers, NO_PAGES))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain meters(HttpSecurity http, Gatekeeping gatekeeping, SignOn signOn, AccessProperties properties,
            AccountGuard guard, Refusals refusals) throws Exception {
        return http.securityMatcher(under("/actuator/**"))
                .authenticationManager(new ProviderManager(
                        new ScrapeSignOn(properties), signOn))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(under("/actuator/health/**")).permitAll()
                        .requestMatchers(under("/actuator/prometheus")).access(AuthorizationManagers.anyOf(
                                AuthorityAuthorizationManager.hasAuthority(ScrapeSignOn.AUTHORITY),
                                gatekeeping.memberOf(GroupIds.ADMINISTRATORS)))
                        .anyRequest().access(gatekeeping.memberOf(GroupIds.ADMINISTRATORS)))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals::challenge))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::challenge)
                        .accessDeniedHandler(refusals::deny))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .ignoringRequestMatchers(new ProgramWithPassword()))
                .headers(headers -> headers(headers, NO_PAGES))
                .addFilterBefore(guard, AnonymousAuthenticationFilter.class)
                .build();
    }

    /** The engine's REST: by session with token, or by name and password with each call. */
    @Bean
    @Order(3)
    SecurityFilterChain engineRest(HttpSecurity http, Gatekeeping gatekeeping, SignOn signOn, AccountGuard guard,
            Refusals refusals, EngineIdentityFilter identity) throws Exception {
        return http.securityMatcher(under("/engine-rest/**"))
                .authenticationProvider(signOn)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(gatekeeping.staff()))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals::challenge))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::challenge)
                        .accessDeniedHandler(refusals::deny))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        .ignoringRequestMatchers(new ProgramWithPassword()))
                .headers(headers -> headers(headers, NO_PAGES))
                .addFilterBefore(guard, AnonymousAuthenticationFilter.class)
                .addFilterAfter(identity, AuthorizationFilter.class)
                .build();
    }

    /** Camunda's applications keep their own token and content policy; the rest of the protection is ours. */
    @Bean
    @Order(4)
    SecurityFilterChain camundaApplications(HttpSecurity http, Gatekeeping gatekeeping, SignOn signOn,
            AccountGuard guard, Refusals refusals) throws Exception {
        return http.securityMatcher(under("/camunda", "/camunda/**"))
                .authenticationProvider(signOn)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(under("/camunda/api/admin/auth/user/*/login/*", "/camunda/api/admin/setup/**",
                                "/camunda/app/admin/*/setup/**")).denyAll()
                        .requestMatchers(under("/camunda/api/admin/auth/**")).access(gatekeeping.staff())
                        .requestMatchers(under("/camunda/app/tasklist/**", "/camunda/api/tasklist/**"))
                        .access(gatekeeping.mayOpen("tasklist"))
                        .requestMatchers(under("/camunda/app/cockpit/**", "/camunda/api/cockpit/**"))
                        .access(gatekeeping.mayOpen("cockpit"))
                        .requestMatchers(under("/camunda/app/admin/**", "/camunda/api/admin/**"))
                        .access(gatekeeping.mayOpen("admin"))
                        .anyRequest().access(gatekeeping.staff()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::signOnFirst)
                        .accessDeniedHandler(refusals::deny))
                .logout(logout -> logout
                        .logoutRequestMatcher(posted("/camunda/api/admin/auth/user/*/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .addFilterBefore(guard, AnonymousAuthenticationFilter.class)
                .build();
    }

    /** All other pages: staff's behind the sign-on, residents' open to everybody. */
    @Bean
    @Order(5)
    SecurityFilterChain pages(HttpSecurity http, Gatekeeping gatekeeping, SignOn signOn, AccountGuard guard,
            Refusals refusals) throws Exception {
        return http.authenticationProvider(signOn)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR).permitAll()
                        .requestMatchers(under(Pages.LOGIN, "/staff/assets/**")).permitAll()
                        .requestMatchers(under(Pages.ACCOUNTS + "/**", Pages.FAILED_MESSAGES + "/**"))
                        .access(gatekeeping.memberOf(GroupIds.ADMINISTRATORS))
                        .requestMatchers(under(Pages.WORKBENCH, Pages.WORKBENCH + "/**"))
                        .access(gatekeeping.memberOf(GroupIds.DESIGNERS))
                        .requestMatchers(under(Pages.HOME, "/staff/**")).access(gatekeeping.staff())
                        .anyRequest().permitAll())
                .formLogin(form -> form.loginPage(Pages.LOGIN).defaultSuccessUrl(Pages.HOME))
                .logout(logout -> logout.logoutUrl(Pages.LOGOUT).logoutSuccessUrl(Pages.LOGIN + "?out"))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::signOnFirst)
                        .accessDeniedHandler(refusals::deny))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .headers(headers -> headers(headers, OWN_PAGES))
                .addFilterBefore(guard, AnonymousAuthenticationFilter.class)
                .build();
    }

    /** In a cookie, so that a resident's form needs no session and any node can take it. */
    private static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("LASTMILE-CSRF");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** After the sign-on a person goes on to the page asked for, never to a script's request for data. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod()) && Pages.isWanted(request));
        return cache;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
