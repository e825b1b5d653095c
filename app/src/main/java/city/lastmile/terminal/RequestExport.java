package city.lastmile.terminal;

import city.lastmile.insight.RequestLine;
import city.lastmile.insight.RequestLists;
import city.lastmile.insight.Selection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the requests behind a figure as CSV. Neither the resident's words nor anything else of his is in it. */
@Component
class RequestExport {

    /** So that spreadsheets read Chinese. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 20;
    private static final List<String> COLUMNS =
            List.of("number", "state", "supervision", "urgency", "category", "place", "office", "officer", "submitted", "due");

    private final RequestLists lists;
    private final RequestRows rows;
    private final MessageSource messages;

    RequestExport(RequestLists lists, RequestRows rows, MessageSource messages) {
        this.lists = lists;
        this.rows = rows;
        this.messages = messages;
    }

    /** @return a heading and a line for each request, the first 20,000 at most */
    String csv(Selection selection, Locale locale) {
        StringBuilder table = new StringBuilder(BYTE_ORDER_MARK).append(line(COLUMNS.stream()
                .map(column -> text("board.column." + column, locale))));
        RequestLine.Mark mark = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<RequestLine> lines = lists.page(selection, mark, PAGE);
            lines.forEach(line -> table.append(line(rows.of(line, locale), locale)));
            if (lines.size() < PAGE) {
                break;
            }
            mark = lines.get(PAGE - 1).mark();
        }
        return table.toString();
    }

    private String line(RequestRow row, Locale locale) {
        String supervision = row.supervision().equals("NONE") ? "" : text("case.supervision." + row.supervision(), locale);
        return line(Stream.of(row.number(), text("state." + row.state(), locale), supervision,
                text("board.urgency." + row.urgency(), locale), row.category(), row.place(), row.office(), row.officer(),
                row.submitted(), row.due()));
    }

    private static String line(Stream<String> cells) {
        return cells.map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(Collectors.joining(",", "", "\r\n"));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
