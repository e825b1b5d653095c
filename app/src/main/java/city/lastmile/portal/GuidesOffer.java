package city.lastmile.portal;

import city.lastmile.publication.Publications;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Offers the guides that may answer a report while it is being written. What is written is kept nowhere. */
@Controller
class GuidesOffer {

    private static final int MOST = 3;

    private final Publications publications;
    private final RegisterWords words;

    GuidesOffer(Publications publications, RegisterWords words) {
        this.publications = publications;
        this.words = words;
    }

    /** Posted, so that a resident's words stand in no address and in no log. */
    @PostMapping("/report/guides")
    String offer(@RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String description,
            Model model, Locale locale) {
        model.addAttribute("guides", found(category, description, locale));
        return "portal/guides :: offered";
    }

    List<ArticleLine> found(String category, String description, Locale locale) {
        return ArticleLine.of(publications.answering(category, description, MOST), words, locale);
    }
}
