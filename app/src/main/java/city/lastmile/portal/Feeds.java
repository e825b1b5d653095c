package city.lastmile.portal;

import city.lastmile.casework.PublicPlace;
import city.lastmile.publication.ArticleKind;
import city.lastmile.publication.Publications;
import city.lastmile.publication.Publications.Shelf;
import city.lastmile.register.CityRegister;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Web feeds of a place or an office: who wants to be told subscribes in any feed reader, and nobody knows who it is. */
@Controller
class Feeds {

    private static final int MOST = 50;
    private static final Map<String, ArticleKind> KINDS =
            Map.of("guides", ArticleKind.GUIDE, "news", ArticleKind.NEWS, "notices", ArticleKind.NOTICE);

    private final Publications publications;
    private final RequestMap map;
    private final CityRegister register;
    private final RegisterWords words;
    private final MessageSource messages;

    Feeds(Publications publications, RequestMap map, CityRegister register, RegisterWords words,
            MessageSource messages) {
        this.publications = publications;
        this.map = map;
        this.register = register;
        this.words = words;
        this.messages = messages;
    }

    @GetMapping(path = "/feeds/articles.atom", produces = AtomFeed.TYPE)
    @ResponseBody
    String articles(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String organisation,
            Locale locale) {
        require(kind.isEmpty() || KINDS.containsKey(kind));
        require(organisation.isEmpty() || register.organisation(organisation).isPresent());
        Shelf shelf = new Shelf(KINDS.get(kind), null, organisation.isEmpty() ? null : organisation);
        String title = text(kind.isEmpty() ? "feed.articles" : "site.kind." + KINDS.get(kind), locale)
                + (organisation.isEmpty() ? "" : " · " + words.organisation(organisation, locale));
        AtomFeed feed = feed(title);
        publications.list(shelf, 0, MOST).forEach(headline -> feed.entry(home() + "/articles/" + headline.id(),
                headline.title(), headline.summary(), home() + "/articles/" + headline.id(), headline.publishedAt()));
        return feed.xml();
    }

    /** What was reported in a town or grid, is being handled or was answered. */
    @GetMapping(path = "/feeds/requests.atom", produces = AtomFeed.TYPE)
    @ResponseBody
    String requests(@RequestParam(defaultValue = "") String town, @RequestParam(defaultValue = "") String grid,
            Locale locale) {
        require(grid.isEmpty() ? words.isTown(town) : register.grid(grid).isPresent());
        String place = grid.isEmpty() ? words.organisation(town, locale) : words.grid(grid);
        AtomFeed feed = feed(text("feed.requests", locale) + " · " + place);
        List<PublicPlace> places = grid.isEmpty() ? map.open(town, null) : map.open(null, grid);
        places.stream().limit(MOST).forEach(request -> feed.entry("urn:uuid:" + request.id(),
                words.category(request.category(), locale) + " · " + words.state(request.state(), locale),
                words.place(request, locale), home() + "/map", request.changedAt()));
        return feed.xml();
    }

    private static AtomFeed feed(String title) {
        return new AtomFeed(title, ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString());
    }

    private static String home() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static void require(boolean known) {
        if (!known) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
