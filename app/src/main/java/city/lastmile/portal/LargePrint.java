package city.lastmile.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Large print 大字版 by a switch, without script: {@code ?print=large} on any of the residents' pages, kept in the cookie
 * {@code print} for a year; anything else is normal print.
 */
@Component
class LargePrint implements HandlerInterceptor, WebMvcConfigurer {

    private static final String NAME = "print";
    private static final String LARGE = "large";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/staff/**", "/api/**", "/geo/**", "/assets/**", "/webjars/**");
    }

    /** Before the page, which may be longer than the answer's buffer. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        wish(request).ifPresent(large -> response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie
                .from(NAME, large ? LARGE : "normal").path("/").maxAge(KEPT).httpOnly(true).sameSite("Lax").build()
                .toString()));
        return true;
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        if (page != null && page.hasView() && !String.valueOf(page.getViewName()).startsWith("redirect:")) {
            page.addObject("largePrint", wish(request).orElseGet(() -> isKept(request)));
        }
    }

    private static Optional<Boolean> wish(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(NAME)).map(LARGE::equals);
    }

    private static boolean isKept(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie != null && LARGE.equals(cookie.getValue());
    }
}
