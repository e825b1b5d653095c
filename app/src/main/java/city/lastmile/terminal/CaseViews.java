package city.lastmile.terminal;

import city.lastmile.casework.CaseFile;
import city.lastmile.casework.Explanations;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.RecordWords;
import city.lastmile.casework.RequestFile;
import city.lastmile.intake.PhotoInfo;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a case into the reader's words. Officers are named to officers; residents never are. */
@Component
class CaseViews {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");

    private static final Set<JournalEvent> TAKE_OVERS = Set.of(JournalEvent.CLAIMED, JournalEvent.ASSIGNED,
            JournalEvent.TRANSFERRED, JournalEvent.HANDED_OVER);

    private final CityRegister register;
    private final RecordWords recordWords;
    private final Explanations explanations;
    private final MessageSource messages;

    CaseViews(CityRegister register, RecordWords recordWords, Explanations explanations, MessageSource messages) {
        this.register = register;
        this.recordWords = recordWords;
        this.explanations = explanations;
        this.messages = messages;
    }

    CaseView of(CaseFile file, List<PhotoInfo> photos, Locale locale) {
        return new CaseView(file, facts(file, locale), file.steps().stream().map(step -> step(step, locale)).toList(),
                photos, file.explanation().stream().map(decision -> reason(decision, locale)).toList());
    }

    private List<CaseView.Line> facts(CaseFile file, Locale locale) {
        RequestFile request = file.request();
        List<CaseView.Line> lines = new ArrayList<>();
        add(lines, "case.category", category(request.category(), locale));
        add(lines, "case.place", place(request));
        add(lines, "case.subject", Optional.ofNullable(file.subject()).flatMap(register::organisation)
                .map(Organisation::nameZh).orElse(null));
        add(lines, "case.office", office(request.responsibleGroup()));
        add(lines, "case.officer", officer(file.officer()));
        add(lines, "case.assignment", assignment(file));
        add(lines, "case.submitted", time(request.submittedAt(), locale));
        add(lines, "case.claimDue", time(request.claimDue(), locale));
        add(lines, "case.handleDue", time(request.handleDue(), locale));
        add(lines, "case.completed", time(request.completedAt(), locale));
        add(lines, "case.outcome", request.outcome() == null ? null
                : messages.getMessage("outcome." + request.outcome(), null, locale));
        add(lines, "case.answer", request.publicAnswer());
        add(lines, "case.restDue", Optional.ofNullable(request.restDue()).map(Object::toString).orElse(null));
        add(lines, "case.refusalGround", request.refusalGround() == null ? null
                : request.refusalGround().words(messages, "followed.ground.", locale));
        add(lines, "case.fileNote", file.fileNote());
        return lines;
    }

    /** What whoever assigned it wrote, while it is in the hands that it was given to. */
    private static @Nullable String assignment(CaseFile file) {
        return file.officer() == null ? null : file.steps().stream().filter(step -> TAKE_OVERS.contains(step.event()))
                .reduce((earlier, later) -> later).filter(step -> step.event() == JournalEvent.ASSIGNED)
                .map(CaseFile.Step::details).orElse(null);
    }

    private static void add(List<CaseView.Line> lines, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new CaseView.Line(label, value));
        }
    }

    private String category(String code, Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return register.category(code).map(english ? Category::nameEn : Category::nameZh).orElse(code);
    }

    private @Nullable String place(RequestFile request) {
        Optional<String> area = Optional.ofNullable(request.grid()).flatMap(register::grid).map(Grid::name)
                .or(() -> Optional.ofNullable(request.town()).flatMap(register::organisation)
                        .map(Organisation::nameZh));
        String place = Stream.of(area, Optional.ofNullable(request.place())).flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return place.isEmpty() ? null : place;
    }

    private CaseView.Step step(CaseFile.Step step, Locale locale) {
        return new CaseView.Step(step.at().toString(), String.valueOf(time(step.at(), locale)), step.event().name(),
                who(step.actor(), locale), office(step.office()), step.words(), details(step, locale));
    }

    /** The record keeps codes, which outlive names; people read names. */
    private @Nullable String details(CaseFile.Step step, Locale locale) {
        String details = step.details();
        return details == null ? null : switch (step.event()) {
            case DISPATCHED -> messages.getMessage("case.difficulty." + details, null, details, locale);
            case CONFLICT_DECLARED -> messages.getMessage("staffing.reason." + details, null, details, locale);
            case STOOD_IN, HANDED_OVER, GIVEN_BACK -> {
                int end = details.indexOf(" · ");
                String parties = end < 0 ? details : details.substring(0, end);
                yield ID.matcher(parties).replaceAll(id -> Matcher.quoteReplacement(named(id.group())))
                        + (end < 0 ? "" : details.substring(end));
            }
            case TRANSFERRED -> withName(details);
            default -> recordWords.of(step.event(), details, locale);
        };
    }

    /** Begins with the id of the officer who takes over. */
    private String withName(String details) {
        int end = details.indexOf(": ");
        return end < 0 ? details : named(details.substring(0, end)) + details.substring(end);
    }

    private String named(String id) {
        return register.officer(id).isPresent() ? String.valueOf(officer(id)) : register.officeName(id);
    }

    private @Nullable String who(String actor, Locale locale) {
        return switch (actor) {
            case JournalNote.SYSTEM -> null;
            case JournalNote.RESIDENT -> messages.getMessage("case.resident", null, locale);
            default -> officer(actor);
        };
    }

    private @Nullable String officer(@Nullable String id) {
        return id == null ? null : register.officer(id)
                .map(officer -> officer.name() + "（" + officer.title() + "）").orElse(id);
    }

    private @Nullable String office(@Nullable String group) {
        return group == null ? null : register.officeName(group);
    }

    private CaseView.Reason reason(CaseFile.Decision decision, Locale locale) {
        Explanations.Named named = explanations.named(decision);
        String ids = String.join("、", decision.rules());
        return new CaseView.Reason(
                messages.getMessage("case.decision." + decision.decision(), null, named.table(), locale), decision.version(),
                named.rules().isEmpty() ? ids : String.join("；", named.rules()) + " [" + ids + "]", decision.inputs().entrySet().stream().map(input -> input.getKey() + " = " + word(input.getValue(), locale))
                        .collect(Collectors.joining("；")));
    }

    /** What a table looked at, as people call it: tables know categories, places and degrees by their codes. */
    private String word(String value, Locale locale) {
        return value.isEmpty() ? "—" : register.category(value).map(category -> category(value, locale))
                .or(() -> register.organisation(value).map(Organisation::nameZh))
                .or(() -> register.grid(value).map(Grid::name))
                .orElseGet(() -> messages.getMessage("case.difficulty." + value, null,
                        messages.getMessage("case.value." + value, null, value, locale), locale));
    }

    private static @Nullable String time(@Nullable Instant instant, Locale locale) {
        return instant == null ? null : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale).withZone(CITY).format(instant);
    }
}
