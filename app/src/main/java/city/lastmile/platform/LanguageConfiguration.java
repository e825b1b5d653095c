package city.lastmile.platform;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Chinese first, English by a switch: {@code ?lang=en} on any page, kept in the cookie {@code lang}. Programs, which
 * keep no cookies, may ask by {@code Accept-Language}; a person's page stays Chinese whatever the browser prefers.
 */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

    private static final String NAME = "lang";
    private static final List<Locale> SPOKEN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver(NAME);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(LanguageConfiguration::unswitched);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName(NAME);
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    private static Locale unswitched(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String wished = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        boolean page = accept != null && accept.contains("text/html");
        return page || wished == null ? Locale.SIMPLIFIED_CHINESE : spoken(wished);
    }

    private static Locale spoken(String wished) {
        try {
            Locale match = Locale.lookup(Locale.LanguageRange.parse(wished), SPOKEN);
            return match == null ? Locale.SIMPLIFIED_CHINESE : match;
        } catch (IllegalArgumentException e) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }
}
