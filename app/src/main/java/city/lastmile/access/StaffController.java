package city.lastmile.access;

import city.lastmile.platform.HomePageMarks;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The staff's way in: sign-on, and from there to the applications that a person may open. */
@Controller
class StaffController {

    private final People people;
    private final ApplicationAccess applications;
    private final List<HomePageMarks> marks;

    StaffController(People people, ApplicationAccess applications, List<HomePageMarks> marks) {
        this.people = people;
        this.applications = applications;
        this.marks = marks;
    }

    @GetMapping(Pages.LOGIN)
    String login() {
        return "staff/login";
    }

    @GetMapping(Pages.HOME)
    String home(@AuthenticationPrincipal StaffMember member, Model model) {
        Person person = people.find(member.id()).orElseThrow();
        List<String> open = applications.open(member.id()).toList();
        model.addAttribute("person", person);
        model.addAttribute("applications", open);
        model.addAttribute("administers", open.contains("admin"));
        marks.forEach(more -> model.addAllAttributes(more.of(member.id())));
        return "staff/home";
    }
}
