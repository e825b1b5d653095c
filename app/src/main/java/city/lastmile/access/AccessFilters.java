package city.lastmile.access;

import jakarta.servlet.Filter;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Filters that stand in the security chains, and those before Camunda's applications. */
@Configuration(proxyBeanMethods = false)
class AccessFilters {

    /** After Spring Security (order −100), before Camunda's own filters. */
    private static final int AFTER_SECURITY = 101;

    @Bean
    AccountGuard accountGuard(AccountTable accounts, People people, Problems problems) {
        return new AccountGuard(accounts, people, problems);
    }

    @Bean
    EngineIdentityFilter engineIdentityFilter(EngineSession session) {
        return new EngineIdentityFilter(session);
    }

    @Bean
    FilterRegistrationBean<AccountGuard> accountGuardInChainsOnly(AccountGuard guard) {
        return notByItself(guard);
    }

    @Bean
    FilterRegistrationBean<EngineIdentityFilter> engineIdentityInChainsOnly(EngineIdentityFilter filter) {
        return notByItself(filter);
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaSignOn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", CamundaSignOn.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OwnNonce> ownNonce() {
        FilterRegistrationBean<OwnNonce> registration = new FilterRegistrationBean<>(new OwnNonce());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    private static <F extends Filter> FilterRegistrationBean<F> notByItself(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
