package city.lastmile.terminal;

import city.lastmile.casework.RequestState;
import city.lastmile.insight.RequestLine;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Puts lines of lists into the reader's words. */
@Component
class RequestRows {

    private static final Set<RequestState> TO_ASSIGN = Set.of(RequestState.AWAITING_CLAIM, RequestState.IN_PROGRESS);

    private final CityRegister register;
    private final DateTimeFormatter minute;

    RequestRows(CityRegister register, Clock clock) {
        this.register = register;
        this.minute = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(clock.getZone());
    }

    RequestRow of(RequestLine line, Locale locale) {
        return new RequestRow(line.trackingNumber(), line.state().name(), line.supervision().name(),
                line.urgency().name(), category(line.category(), locale), place(line, locale),
                line.office() == null ? "—" : register.officeName(line.office()), officer(line.officer()),
                line.summary(), minute.format(line.submittedAt()),
                Optional.ofNullable(line.due()).map(minute::format).orElse("—"), TO_ASSIGN.contains(line.state()));
    }

    /** A grid's name says its town. */
    private String place(RequestLine line, Locale locale) {
        return Optional.ofNullable(line.grid()).flatMap(register::grid).map(Grid::name)
                .or(() -> Optional.ofNullable(line.town()).map(code -> organisation(code, locale))).orElse("—");
    }

    /** @return the category's name, or the code of one that there is no more */
    String category(String code, Locale locale) {
        return register.category(code).map(english(locale) ? Category::nameEn : Category::nameZh).orElse(code);
    }

    /** @return the organisation's name, or the code of one that there is no more */
    String organisation(String code, Locale locale) {
        return register.organisation(code).map(english(locale) ? Organisation::nameEn : Organisation::nameZh).orElse(code);
    }

    /** @return name and position, or an empty text for nobody */
    String officer(@Nullable String id) {
        return id == null ? "" : register.officer(id).map(officer -> officer.name() + "（" + officer.title() + "）")
                .orElse(id);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /**
     * @param due    a moment as a page's link holds it, or nothing
     * @param number the last number of the page before, or nothing
     * @return where the page begins, or null for the first
     * @throws ResponseStatusException with status 400 when the moment is none
     */
    static RequestLine.@Nullable Mark mark(String due, String number) {
        try {
            return number.isEmpty() ? null : new RequestLine.Mark(due.isEmpty() ? null : Instant.parse(due), number);
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
