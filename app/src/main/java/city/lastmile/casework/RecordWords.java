package city.lastmile.casework;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what the journal keeps as a code before an officer's own words; codes outlive names, people read names. */
@Component
public class RecordWords {

    /** Between what happened and the rule that chose by whom it is seen to. */
    static final String BECAUSE = " · ";
    private static final Pattern CODE = Pattern.compile("^([A-Z_]+)(?=[:,]|$)");
    /** What {@link Choice#kept} leaves at the beginning. */
    private static final Pattern CHOICE = Pattern.compile("^([^「」:]+)「([^」]*)」(?=[:,]|$)");
    private static final Pattern STARS = Pattern.compile("^(.*?)(\\d)/(\\d)/(\\d)(?: ([A-Z]+))?$");
    private static final Pattern TIMES = Pattern.compile("^no\\. (\\d+)$");
    private static final Pattern RULE =
            Pattern.compile("^(.*)" + BECAUSE + "([A-Za-z][\\w-]* v(?:\\d+|-): \\[.*] \\{.*})$", Pattern.DOTALL);

    /** After these somebody supervises or decides whom a table chose. */
    private static final Set<JournalEvent> CHOSEN = Set.of(JournalEvent.SUPERVISION_OPENED, JournalEvent.CARD_RAISED,
            JournalEvent.EXTENSION_ASKED, JournalEvent.SHELVING_ASKED, JournalEvent.REVIEW_ASKED,
            JournalEvent.ARBITRATION_ASKED, JournalEvent.CALL_PLANNED, JournalEvent.LOOK_ASKED);
    private static final Pattern PARTS = Pattern.compile("^([\\w-]+) v(\\d+): \\[([^]]*)] \\{.*", Pattern.DOTALL);

    private final MessageSource messages;
    private final RuleNames rules;

    RecordWords(MessageSource messages, RuleNames rules) {
        this.messages = messages;
        this.rules = rules;
    }

    /**
     * @param details of an entry of the journal
     * @return the same with the reader's word for the code at its beginning, if it has one, and the rule named as one
     */
    public String of(JournalEvent event, String details, Locale locale) {
        Matcher rule = RULE.matcher(details);
        return !CHOSEN.contains(event) || !rule.matches() ? withoutRule(event, details, locale)
                : (withoutRule(event, rule.group(1), locale) + because(rule.group(2), locale)).strip();
    }

    /** As the table calls itself and its rule; by their ids where it does not or is there no more. */
    private String because(String rule, Locale locale) {
        Matcher parts = PARTS.matcher(rule);
        return Optional.of(parts).filter(Matcher::matches)
                .flatMap(found -> rules.named(found.group(1), Integer.parseInt(found.group(2)),
                        List.of(found.group(3).split(", ")))).filter(named -> !named.rules().isEmpty())
                .map(named -> messages.getMessage("record.rule.named", new Object[] {named.table(), parts.group(2),
                    String.join("；", named.rules())}, locale))
                .orElseGet(() -> messages.getMessage("record.rule", new Object[] {rule}, locale));
    }

    /** @return the same for whoever decides, whom the rule does not concern */
    String forDecider(JournalEvent event, String details) {
        Matcher rule = RULE.matcher(details);
        return withoutRule(event, rule.matches() ? rule.group(1) : details, Locale.SIMPLIFIED_CHINESE);
    }

    private String withoutRule(JournalEvent event, String details, Locale locale) {
        return switch (event) {
            case RATED, MERGED_RATED, CALLED_BACK -> stars(details, locale);
            case REOPENED, CALL_MISSED -> TIMES.matcher(details).replaceFirst(times ->
                    Matcher.quoteReplacement(messages.getMessage("record.times", new Object[] {times.group(1)}, locale)));
            default -> choice(event, details, locale);
        };
    }

    /** Of a merged report with its number before them, of a call with what the resident said of the problem behind. */
    private String stars(String details, Locale locale) {
        Matcher stars = STARS.matcher(details);
        if (!stars.matches()) {
            return details;
        }
        String resolved = stars.group(5);
        return stars.group(1) + messages.getMessage("record.stars",
                new Object[] {stars.group(2), stars.group(3), stars.group(4)}, locale) + (resolved == null ? ""
                : " · " + messages.getMessage("record.resolved." + resolved, null, resolved, locale));
    }

    private String choice(JournalEvent event, String details, Locale locale) {
        String prefix = prefix(event);
        Matcher choice = CHOICE.matcher(details);
        if (prefix != null && choice.find()) {
            return new Choice(choice.group(1), choice.group(2)).words(messages, prefix, locale)
                    + details.substring(choice.end());
        }
        Matcher code = CODE.matcher(details);
        return prefix == null || !code.find() ? details
                : messages.getMessage(prefix + code.group(1), null, code.group(1), locale) + details.substring(code.end());
    }

    private static @Nullable String prefix(JournalEvent event) {
        return switch (event) {
            case RETURNED -> "record.return.";
            case SHELVING_ASKED -> "record.shelving.";
            case SUPERVISION_MEASURE -> "record.measure.";
            case SUPERVISION_OPENED, CARD_RAISED, EXPLAINED, CARD_APPEALED, CARD_LIFTED, CARD_UPHELD -> "record.card.";
            default -> null;
        };
    }
}
