package city.lastmile.portal;

import city.lastmile.publication.ArticleKind;
import city.lastmile.publication.Headline;
import city.lastmile.publication.Network;
import city.lastmile.publication.Publications;
import city.lastmile.publication.Publications.Shelf;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Guides, news and notices as residents look for them and read them. */
@Controller
class SitePages {

    private static final int PER_PAGE = 20;
    private static final int MOST_PAGES = 500;
    private static final int MOST_FOUND = 50;
    private static final int LONGEST_QUERY = 100;
    private static final Map<String, ArticleKind> KINDS =
            Map.of("guides", ArticleKind.GUIDE, "news", ArticleKind.NEWS, "notices", ArticleKind.NOTICE);
    private static final Map<String, Network> NETWORKS =
            Map.of("party", Network.PARTY, "livelihood", Network.LIVELIHOOD, "safety", Network.SAFETY);

    private final Publications publications;
    private final RegisterWords words;

    SitePages(Publications publications, RegisterWords words) {
        this.publications = publications;
        this.words = words;
    }

    /** All of a kind, in one network or in all. */
    @GetMapping("/{kind:guides|news|notices}")
    ModelAndView kind(@PathVariable String kind, @RequestParam(defaultValue = "") String network,
            @RequestParam(defaultValue = "1") String page, Locale locale) {
        Shelf shelf = new Shelf(KINDS.get(kind), NETWORKS.get(network), null);
        return page(shelf, page, locale).addObject("heading", "site.kind." + KINDS.get(kind)).addObject("path", "/" + kind)
                .addObject("network", NETWORKS.containsKey(network) ? network : "")
                .addObject("networks", List.of("party", "livelihood", "safety"));
    }

    /** All of a network. */
    @GetMapping("/networks/{network:party|livelihood|safety}")
    ModelAndView network(@PathVariable String network, @RequestParam(defaultValue = "1") String page, Locale locale) {
        Shelf shelf = new Shelf(null, NETWORKS.get(network), null);
        return page(shelf, page, locale).addObject("heading", "site.network." + NETWORKS.get(network))
                .addObject("lead", "site.network." + NETWORKS.get(network) + ".about")
                .addObject("path", "/networks/" + network).addObject("network", "");
    }

    private ModelAndView page(Shelf shelf, String typed, Locale locale) {
        int page = number(typed);
        List<Headline> found = publications.list(shelf, (page - 1) * PER_PAGE, PER_PAGE + 1);
        return new ModelAndView("portal/articles")
                .addObject("lines", ArticleLine.of(found.stream().limit(PER_PAGE).toList(), words, locale))
                .addObject("page", page).addObject("more", found.size() > PER_PAGE && page < MOST_PAGES);
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,4}") ? Math.min(Math.max(Integer.parseInt(typed), 1), MOST_PAGES) : 1;
    }

    @GetMapping("/search")
    ModelAndView search(@RequestParam(name = "q", defaultValue = "") String query, Locale locale) {
        String asked = query.strip();
        String kept = asked.substring(0, Math.min(asked.length(), LONGEST_QUERY));
        return new ModelAndView("portal/search").addObject("query", kept).addObject("lines", ArticleLine.of(
                publications.search(new Shelf(null, null, null), kept, MOST_FOUND), words, locale));
    }

    @GetMapping("/articles/{id:\\d{1,18}}")
    ModelAndView article(@PathVariable long id, Locale locale) {
        return publications.find(id).map(article -> new ModelAndView("portal/article").addObject("article", article)
                .addObject("line", ArticleLine.of(article.headline(), words, locale))).orElseThrow(SitePages::unknown);
    }

    /** A picture is never changed under its address, but may be withdrawn with its article. */
    @GetMapping("/articles/pictures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable UUID id) {
        return publications.picture(id).map(jpeg -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic()).body(jpeg))
                .orElseThrow(SitePages::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
