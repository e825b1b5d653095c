package city.lastmile.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells the staff's home page how many messages are unread and how many were given up. The page belongs to sign-on,
 * which knows nothing of messages.
 */
@Component
class HomePageCounts implements HandlerInterceptor, WebMvcConfigurer {

    private final MessageList list;
    private final MessageStore store;

    HomePageCounts(MessageList list, MessageStore store) {
        this.list = list;
        this.store = store;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/staff");
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        Principal officer = request.getUserPrincipal();
        if (page != null && officer != null) {
            page.addObject("unreadMessages", list.unread(officer.getName()));
            page.addObject("failedMessages", store.count("FAILED"));
        }
    }
}
