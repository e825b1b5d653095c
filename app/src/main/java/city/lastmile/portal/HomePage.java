package city.lastmile.portal;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what this is and where to go. */
@Controller
class HomePage {

    private final RegisterWords words;

    HomePage(RegisterWords words) {
        this.words = words;
    }

    @GetMapping("/")
    String show(Locale locale, Model model) {
        model.addAttribute("city", words.city(locale));
        return "portal/home";
    }
}
