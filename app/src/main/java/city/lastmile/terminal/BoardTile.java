package city.lastmile.terminal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the staff's home page which board its reader has. */
@Component
class BoardTile implements HandlerInterceptor, WebMvcConfigurer {

    private final Realm realm;

    BoardTile(Realm realm) {
        this.realm = realm;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/staff");
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        Principal reader = request.getUserPrincipal();
        if (page != null && reader != null) {
            page.addObject("hasBoard", realm.organisation(reader.getName()).isPresent());
            page.addObject("seesCity", realm.seesCity(reader.getName()));
        }
    }
}
