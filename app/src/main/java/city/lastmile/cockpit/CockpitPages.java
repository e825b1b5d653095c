package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
import city.lastmile.cockpit.FinishedViews.Ending;
import city.lastmile.cockpit.FinishedViews.Order;
import city.lastmile.cockpit.FinishedViews.Search;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What Cockpit shows of cases to those who may read them there: pieces of pages, put in place by the plugins. */
@Controller
class CockpitPages {

    private final CockpitRights rights;
    private final CaseFinder finder;
    private final SupervisionViews supervisions;
    private final FinishedViews finished;

    CockpitPages(CockpitRights rights, CaseFinder finder, SupervisionViews supervisions,
            FinishedViews finished) {
        this.rights = rights;
        this.finder = finder;
        this.supervisions = supervisions;
        this.finished = finished;
    }

    /** Finds a case by its tracking number; without one, shows where to enter it. */
    @GetMapping("/staff/cockpit/cases")
    String find(@RequestParam(defaultValue = "") String number, Principal reader, Model model) {
        requireReader();
        String typed = number.strip();
        model.addAttribute("number", typed);
        model.addAttribute("found", typed.isEmpty() ? null : finder.find(typed, reader.getName()).orElse(null));
        return "cockpit/find :: find";
    }

    /** The running supervisions by tier, the oldest first; one tier alone from its second page on. */
    @GetMapping("/staff/cockpit/supervisions")
    String supervisions(@RequestParam(required = false) @Nullable Tier tier, @RequestParam(defaultValue = "0") int page,
            Principal reader, Model model, Locale locale) {
        requireReader();
        model.addAttribute("tiers", supervisions.of(tier, Math.max(page, 0), reader.getName(), locale));
        model.addAttribute("whole", tier == null);
        return "cockpit/supervisions :: supervisions";
    }

    /** The finished instances of a definition; what is typed into the fields is kept from page to page. */
    @GetMapping("/staff/cockpit/finished")
    String finished(@RequestParam String definition, @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable Ending ending,
            @RequestParam(defaultValue = "ENDED") Order order, @RequestParam(defaultValue = "0") int page,
            Principal reader, Model model, Locale locale) {
        requireReader();
        Search search = new Search(definition, number.strip(), ending, order);
        model.addAttribute("search", search);
        model.addAttribute("endings", Ending.values());
        model.addAttribute("orders", Order.values());
        model.addAttribute("page", finished.of(search, Math.max(page, 0), reader.getName(), locale));
        return "cockpit/finished :: finished";
    }

    /** Where an instance waited, for the diagram. */
    @GetMapping("/staff/cockpit/path")
    @ResponseBody
    List<String> path(@RequestParam String instance, Principal reader) {
        requireReader();
        List<String> path = finished.path(instance, reader.getName());
        if (path.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return path;
    }

    private void requireReader() {
        if (!rights.readsCases()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
