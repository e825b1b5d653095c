package city.lastmile.workbench;

import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the staff's home page whether its reader is a designer; the page belongs to sign-on. */
@Component
class WorkbenchTile implements HandlerInterceptor, WebMvcConfigurer {

    private final CityRegister register;

    WorkbenchTile(CityRegister register) {
        this.register = register;
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
            page.addObject("designs", register.officer(reader.getName())
                    .map(officer -> officer.groups().contains(GroupIds.DESIGNERS)).orElse(false));
        }
    }
}
