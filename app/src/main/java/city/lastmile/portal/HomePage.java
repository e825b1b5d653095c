package city.lastmile.portal;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what this is and where to go. */
@Controller
class HomePage {

    private final RegisterWords words;
    private final FairnessBoard board;

    HomePage(RegisterWords words, FairnessBoard board) {
        this.words = words;
        this.board = board;
    }

    @GetMapping("/")
    String show(Locale locale, Model model) {
        model.addAttribute("city", words.city(locale));
        model.addAttribute("fairness", board.now());
        return "portal/home";
    }
}
