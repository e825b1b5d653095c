package city.lastmile.portal;

import city.lastmile.casework.PublicPlace;
import city.lastmile.register.CityRegister;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What is being handled where, on a map and as a list. */
@Controller
class RequestMapPages {

    private static final int MOST_LISTED = 100;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final RequestMap map;
    private final CityRegister register;
    private final RegisterWords words;
    private final PortalProperties properties;

    RequestMapPages(RequestMap map, CityRegister register, RegisterWords words, PortalProperties properties) {
        this.map = map;
        this.register = register;
        this.words = words;
        this.properties = properties;
    }

    /**
     * A request in the list.
     *
     * @param state key of its state's name
     * @param place name of its grid, or of its town
     * @param day   when it last changed, in the city's time
     */
    record Line(String category, String state, String place, String day) {
    }

    /**
     * A mark on the map.
     *
     * @param exact whether it lies there, or somewhere in the grid
     */
    record Mark(double latitude, double longitude, boolean exact, String category, String state, String day) {
    }

    @GetMapping("/map")
    ModelAndView show(@RequestParam(defaultValue = "") String town, Locale locale) {
        List<PublicPlace> places = map.open(known(town), null);
        return new ModelAndView("portal/map").addObject("town", town).addObject("towns", words.townChoices(locale))
                .addObject("city", register.city()).addObject("tiles", properties.tiles())
                .addObject("total", places.size()).addObject("most", MOST_LISTED)
                .addObject("lines", places.stream().limit(MOST_LISTED).map(place -> line(place, locale)).toList());
    }

    @GetMapping(path = "/map/requests.json", produces = "application/json")
    ResponseEntity<List<Mark>> marks(@RequestParam(defaultValue = "") String town, Locale locale) {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .body(map.open(known(town), null).stream().map(place -> mark(place, locale)).filter(Objects::nonNull)
                        .toList());
    }

    private @Nullable String known(String town) {
        if (!town.isEmpty() && !words.isTown(town)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return town.isEmpty() ? null : town;
    }

    private Line line(PublicPlace place, Locale locale) {
        return new Line(words.category(place.category(), locale), "state." + place.state(), words.place(place, locale),
                RegisterWords.day(place.changedAt(), locale));
    }

    private @Nullable Mark mark(PublicPlace place, Locale locale) {
        String category = words.category(place.category(), locale);
        String state = words.state(place.state(), locale);
        String day = RegisterWords.day(place.changedAt(), locale);
        if (place.latitude() != null && place.longitude() != null) {
            return new Mark(place.latitude(), place.longitude(), true, category, state, day);
        }
        return place.grid() == null ? null : register.grid(place.grid()).map(grid ->
                new Mark(grid.latitude(), grid.longitude(), false, category, state, day)).orElse(null);
    }
}
