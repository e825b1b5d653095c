package city.lastmile.publication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the staff's home page whether its reader writes articles; the page belongs to sign-on. */
@Component
class ArticlesTile implements HandlerInterceptor, WebMvcConfigurer {

    private final Editors editors;

    ArticlesTile(Editors editors) {
        this.editors = editors;
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
            page.addObject("writesArticles", editors.officeOf(reader.getName()).isPresent());
        }
    }
}
