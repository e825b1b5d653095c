package city.lastmile.terminal;

import city.lastmile.access.Watch;
import city.lastmile.access.Watch.Watcher;
import city.lastmile.casework.PrecedentBook;
import city.lastmile.casework.PrecedentBook.Precedent;
import city.lastmile.casework.Suitability;
import city.lastmile.register.Category;
import city.lastmile.register.CategoryGroup;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Organisation;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What arbitration decided, before those who maintain the responsibility table, arbitrate, or lead the city. */
@Controller
class PrecedentsPage {

    private static final int PAGE = 20;
    private static final List<String> READERS =
            List.of(GroupIds.DESIGNERS, GroupIds.DESK, GroupIds.CITY_LEADERS, GroupIds.SUPERVISORS);

    private final PrecedentBook book;
    private final Watch watch;
    private final Suitability suitability;
    private final CityRegister register;
    private final DateTimeFormatter minute;

    PrecedentsPage(PrecedentBook book, Watch watch, Suitability suitability, CityRegister register, Clock clock) {
        this.book = book;
        this.watch = watch;
        this.suitability = suitability;
        this.register = register;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /** A precedent in the reader's words; the town is empty where it is not known. */
    record View(String number, String category, String town, String returnedBy, String decided, String grounds, String by,
            String at) {
    }

    static boolean isFor(Watcher reader) {
        return !Collections.disjoint(reader.groups(), READERS);
    }

    @GetMapping("/staff/precedents")
    String show(@RequestParam(defaultValue = "") String category, @RequestParam(required = false) @Nullable Long before,
            Model model, Locale locale) {
        Watcher reader = watch.watcher().filter(PrecedentsPage::isFor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        List<Precedent> page = book.precedents(category.isBlank() ? null : category.strip(), before, PAGE);
        model.addAttribute("precedents", page.stream()
                .filter(precedent -> !suitability.mustKeepOut(reader.id(), precedent.trackingNumber()))
                .map(precedent -> view(precedent, locale)).toList());
        model.addAttribute("category", category);
        model.addAttribute("categories", categories(locale));
        model.addAttribute("first", before == null);
        model.addAttribute("next", page.size() < PAGE ? null : (Long) page.get(PAGE - 1).id());
        model.addAttribute("opens", reader.cityWide() || reader.groups().contains(GroupIds.DESK));
        return "staff/precedents";
    }

    private View view(Precedent precedent, Locale locale) {
        return new View(precedent.trackingNumber(),
                register.category(precedent.category()).map(category -> name(category, locale)).orElse(precedent.category()),
                Optional.ofNullable(precedent.town()).flatMap(register::organisation).map(Organisation::nameZh).orElse(""),
                register.officeName(precedent.returnedBy()), register.officeName(precedent.decidedGroup()),
                precedent.grounds(), register.officer(precedent.decidedBy())
                .map(officer -> officer.name() + "（" + officer.title() + "）").orElse(precedent.decidedBy()),
                minute.format(precedent.decidedAt()));
    }

    private Map<String, String> categories(Locale locale) {
        Map<String, String> names = new LinkedHashMap<>();
        register.categoryGroups().stream().map(CategoryGroup::categories).flatMap(List::stream)
                .filter(category -> !category.confidential())
                .forEach(category -> names.put(category.code(), name(category, locale)));
        return names;
    }

    private static String name(Category category, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? category.nameEn() : category.nameZh();
    }
}
