package city.lastmile.terminal;

import city.lastmile.access.Openings;
import city.lastmile.access.TaskDesk;
import city.lastmile.access.Watch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the staff's home page which of the pages of this package its reader has; the page belongs to sign-on. */
@Component
class StaffingTile implements HandlerInterceptor, WebMvcConfigurer {

    private final Charge charge;
    private final Openings openings;
    private final Watch watch;
    private final TaskDesk tasks;

    StaffingTile(Charge charge, Openings openings, Watch watch, TaskDesk tasks) {
        this.charge = charge;
        this.openings = openings;
        this.watch = watch;
        this.tasks = tasks;
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
            page.addObject("opensCases", openings.hasRight() || openings.watches());
            page.addObject("supervises", watch.watcher().filter(Watch.Watcher::supervises).isPresent());
            page.addObject("readsPrecedents", watch.watcher().filter(PrecedentsPage::isFor).isPresent());
            page.addObject("worksOnTasks", tasks.worksOnTasks());
            page.addObject("entersLeave", charge.hasAny(reader.getName()));
        }
    }
}
