package city.lastmile.terminal;

import city.lastmile.access.Watch;
import city.lastmile.access.Watch.Watcher;
import city.lastmile.casework.Suitability;
import city.lastmile.oversight.OversightBoard;
import city.lastmile.oversight.OversightBoard.Card;
import city.lastmile.oversight.OversightBoard.Kind;
import city.lastmile.oversight.OversightBoard.OpenSupervision;
import city.lastmile.oversight.OversightBoard.Reach;
import city.lastmile.register.Tier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What is supervised in the city: open supervisions, the longest first; cards, those that stand and those that were
 * lifted. Circulars are for every officer to read. Of a request that a reader must keep out of, no list shows anything.
 */
@Controller
class OversightPage {

    private static final int PAGE = 20;
    private static final List<Tier> TIERS = List.of(Tier.CITY, Tier.TOWN, Tier.DEPARTMENT);

    private final OversightBoard board;
    private final Watch watch;
    private final Suitability suitability;
    private final OversightViews views;

    OversightPage(OversightBoard board, Watch watch, Suitability suitability, OversightViews views) {
        this.board = board;
        this.watch = watch;
        this.suitability = suitability;
        this.views = views;
    }

    /** Open supervisions of one tier of supervisors; without a choice, of the highest that has any. */
    @GetMapping("/staff/oversight")
    String supervisions(@RequestParam(required = false) @Nullable Tier tier,
            @RequestParam(required = false) @Nullable Long after, Model model, Locale locale) {
        Watcher reader = supervisor();
        Map<Tier, Long> open = board.open(reach(reader));
        Tier shown = tier == null || !TIERS.contains(tier)
                ? TIERS.stream().filter(open::containsKey).findFirst().orElse(Tier.CITY) : tier;
        List<OpenSupervision> page = board.supervisions(reach(reader), shown, after, PAGE);
        model.addAttribute("tiers", TIERS);
        model.addAttribute("open", open);
        model.addAttribute("tier", shown);
        model.addAttribute("first", after == null);
        model.addAttribute("supervisions", page.stream().filter(one -> !keepsOut(reader, one.about().number()))
                .map(one -> views.supervision(one, locale)).toList());
        model.addAttribute("next", next(page, OpenSupervision::id));
        return "staff/oversight";
    }

    /** Who has which card; without a choice, all that stand. */
    @GetMapping("/staff/oversight/cards")
    String cards(@RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Long before, Model model, Locale locale) {
        Watcher reader = supervisor();
        addCards(model, reader, board.cards(reach(reader), kind, before, PAGE), before, locale);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("kind", kind);
        return "staff/cards";
    }

    @GetMapping("/staff/circulars")
    String circulars(@RequestParam(required = false) @Nullable Long before, Model model, Locale locale) {
        Watcher reader = watch.watcher().orElseThrow(OversightPage::forbidden);
        addCards(model, reader, board.circulars(before, PAGE), before, locale);
        model.addAttribute("supervises", reader.supervises());
        return "staff/circulars";
    }

    private void addCards(Model model, Watcher reader, List<Card> page, @Nullable Long before, Locale locale) {
        model.addAttribute("first", before == null);
        model.addAttribute("cards", page.stream().filter(card -> !keepsOut(reader, card.about().number()))
                .map(card -> views.card(card, reader, locale)).toList());
        model.addAttribute("next", next(page, Card::id));
    }

    /** A page that is not full is the last one; what its reader must keep out of counts as well. */
    private static <T> @Nullable Long next(List<T> page, ToLongFunction<T> id) {
        return page.size() < PAGE ? null : (Long) id.applyAsLong(page.get(PAGE - 1));
    }

    private boolean keepsOut(Watcher reader, String number) {
        return suitability.mustKeepOut(reader.id(), number);
    }

    private Watcher supervisor() {
        return watch.watcher().filter(Watcher::supervises).orElseThrow(OversightPage::forbidden);
    }

    private static Reach reach(Watcher reader) {
        return new Reach(reader.groups(), reader.cityWide());
    }

    private static ResponseStatusException forbidden() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
