package city.lastmile.portal;

import city.lastmile.publication.ArticleKind;
import city.lastmile.publication.Publications;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what this is and where to go. */
@Controller
class HomePage {

    private static final int MOST_LISTED = 4;

    private final RegisterWords words;
    private final Publications publications;

    HomePage(RegisterWords words, Publications publications) {
        this.words = words;
        this.publications = publications;
    }

    @GetMapping("/")
    String show(Locale locale, Model model) {
        model.addAttribute("city", words.city(locale));
        model.addAttribute("notices", latest(ArticleKind.NOTICE, locale));
        model.addAttribute("guides", latest(ArticleKind.GUIDE, locale));
        return "portal/home";
    }

    private List<ArticleLine> latest(ArticleKind kind, Locale locale) {
        return ArticleLine.of(publications.list(new Publications.Shelf(kind, null, null), 0, MOST_LISTED), words, locale);
    }
}
