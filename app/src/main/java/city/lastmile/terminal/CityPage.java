package city.lastmile.terminal;

import city.lastmile.insight.RequestLists;
import city.lastmile.insight.Selection;
import city.lastmile.insight.Selection.Figure;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Organisation;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/** The terminal of city leaders and supervisors: the state of the city, and from each figure to its cases. */
@Controller
class CityPage {

    private static final String PATH = "/staff/city";
    private static final int PAGE = 50;

    private final CityViews views;
    private final Realm realm;
    private final RequestLists lists;
    private final RequestRows rows;
    private final CityRegister register;

    CityPage(CityViews views, Realm realm, RequestLists lists, RequestRows rows, CityRegister register) {
        this.views = views;
        this.realm = realm;
        this.lists = lists;
        this.rows = rows;
        this.register = register;
    }

    /** @param town code of the town whose grids are shown as well */
    @GetMapping(PATH)
    String show(Principal reader, @RequestParam(defaultValue = "") String town, Model model, Locale locale) {
        realm.requireCity(reader.getName());
        model.addAttribute("city", views.of(locale));
        model.addAttribute("grids", town.isEmpty() ? null : views.grids(requireTown(town), locale));
        return "staff/city";
    }

    /** The outlines of a town's grids; a browser that has those of the register in force is not sent them again. */
    @GetMapping(value = PATH + "/towns/{town}.geojson", produces = "application/geo+json")
    @Nullable ResponseEntity<String> outlines(Principal reader, @PathVariable String town, WebRequest request) {
        realm.requireCity(reader.getName());
        String version = "W/\"register-" + register.version() + "\"";
        if (request.checkNotModified(version)) {
            return null;
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).eTag(version)
                .body(register.gridMap(town).orElseThrow(CityPage::notFound));
    }

    private Organisation requireTown(String code) {
        return register.organisation(code).filter(found -> found.kind() == Organisation.Kind.TOWN)
                .orElseThrow(CityPage::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** The cases behind a figure, page by page. */
    @GetMapping(value = PATH + "/requests", produces = MediaType.TEXT_HTML_VALUE)
    String list(Principal reader, @RequestParam(defaultValue = "OPEN") Figure figure,
            @RequestParam(required = false) @Nullable String town,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String grid,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(defaultValue = "") String due, @RequestParam(defaultValue = "") String number, Model model,
            Locale locale) {
        realm.requireCity(reader.getName());
        Selection selection = new Selection(organisation, Set.of(), figure, town, category, grid, false);
        RequestPage.of(lists.page(selection, RequestRows.mark(due, number), PAGE + 1), PAGE, rows, locale).addTo(model);
        model.addAttribute("selection", selection);
        model.addAttribute("where", where(selection, locale));
        return "staff/city-list";
    }

    private List<String> where(Selection selection, Locale locale) {
        return Stream.of(Optional.ofNullable(selection.town()).filter(code -> !code.isEmpty())
                                .map(code -> rows.organisation(code, locale)),
                        Optional.ofNullable(selection.grid()).flatMap(register::grid).map(found -> found.name()),
                        Optional.ofNullable(selection.category()).map(code -> rows.category(code, locale)),
                        Optional.ofNullable(selection.organisation()).map(code -> rows.organisation(code, locale)))
                .flatMap(Optional::stream).toList();
    }
}
