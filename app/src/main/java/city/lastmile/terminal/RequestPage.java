package city.lastmile.terminal;

import city.lastmile.insight.RequestLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * One page of a list.
 *
 * @param next where the next page begins, or null on the last
 */
record RequestPage(List<RequestRow> rows, RequestLine.@Nullable Mark next) {

    /** @param lines one more than the page shows, where there are more */
    static RequestPage of(List<RequestLine> lines, int most, RequestRows rows, Locale locale) {
        List<RequestLine> shown = lines.subList(0, Math.min(most, lines.size()));
        return new RequestPage(shown.stream().map(line -> rows.of(line, locale)).toList(),
                lines.size() > most ? shown.get(most - 1).mark() : null);
    }

    void addTo(Model model) {
        model.addAttribute("page", this);
    }
}
