package city.lastmile.intake;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Intake's settings, and the guard in front of everything that takes uploads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    @Bean
    FilterRegistrationBean<UploadLimit> uploadLimit() {
        FilterRegistrationBean<UploadLimit> registration = new FilterRegistrationBean<>(new UploadLimit());
        registration.addUrlPatterns("/report", "/api/v1/requests");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }
}
