package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What Cockpit shows of cases to those who may read them there: pieces of pages, put in place by the plugins. */
@Controller
class CockpitPages {

    private final CockpitRights rights;
    private final CaseFinder finder;
    private final SupervisionViews supervisions;

    CockpitPages(CockpitRights rights, CaseFinder finder, SupervisionViews supervisions) {
        this.rights = rights;
        this.finder = finder;
        this.supervisions = supervisions;
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

    private void requireReader() {
        if (!rights.readsCases()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
