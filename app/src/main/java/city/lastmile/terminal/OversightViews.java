package city.lastmile.terminal;

import city.lastmile.access.Watch.Watcher;
import city.lastmile.oversight.OversightBoard.Card;
import city.lastmile.oversight.OversightBoard.Case;
import city.lastmile.oversight.OversightBoard.OpenSupervision;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts supervisions and cards into the reader's words: names instead of codes, the city's time. */
@Component
class OversightViews {

    private final CityRegister register;
    private final MessageSource messages;
    private final DateTimeFormatter minute;

    OversightViews(CityRegister register, MessageSource messages, Clock clock) {
        this.register = register;
        this.messages = messages;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /**
     * The request of a row.
     *
     * @param state names a text
     * @param due   when it must have been handled, or a dash
     */
    record CaseView(String number, String category, String state, String due, boolean confidential) {
    }

    /**
     * An open supervision.
     *
     * @param card names a text, or is {@code NONE}
     */
    record SupervisionView(CaseView about, String card, String occasion, String supervisor, String since, int measures,
            int escalations) {
    }

    /**
     * A card.
     *
     * @param officer     who got it, or null where nobody was responsible yet
     * @param standing    what became of it; names a text
     * @param explanation what was explained in writing, or null
     * @param explainedBy who explained it, or null
     * @param decidedBy   who decided on the appeal, or null
     * @param decided     when, or null
     * @param reason      why, or null
     * @param open        whether the reader can open the case by his office
     */
    record CardView(CaseView about, String card, @Nullable String officer, String office, String given, Standing standing,
            @Nullable String explanation, @Nullable String explainedBy, @Nullable String decidedBy,
            @Nullable String decided, @Nullable String reason, boolean open) {
    }

    /** What became of a card. */
    enum Standing {
        STANDS, EXPLAINED, APPEALED, UPHELD, LIFTED;

        private static Standing of(Card card) {
            if (card.lifted()) {
                return LIFTED;
            }
            if (card.appealed()) {
                return card.decidedBy() == null ? APPEALED : UPHELD;
            }
            return card.explanation() == null ? STANDS : EXPLAINED;
        }
    }

    SupervisionView supervision(OpenSupervision one, Locale locale) {
        return new SupervisionView(about(one.about(), locale), one.card(),
                messages.getMessage("oversight.occasion." + one.occasion(), null, one.occasion(), locale),
                register.officeName(one.supervisor()), minute.format(one.openedAt()), one.measures(), one.escalations());
    }

    CardView card(Card card, Watcher reader, Locale locale) {
        boolean open = reader.cityWide() || reader.groups().contains(card.office())
                || card.about().superior() != null && reader.groups().contains(card.about().superior());
        return new CardView(about(card.about(), locale), card.card(), officer(card.officer()),
                register.officeName(card.office()), minute.format(card.givenAt()), Standing.of(card),
                card.explanation(), officer(card.explainedBy()), officer(card.decidedBy()), time(card.decidedAt()),
                card.reason(), open);
    }

    private CaseView about(Case about, Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        String due = time(about.handleDue());
        return new CaseView(about.number(), register.category(about.category())
                .map(english ? Category::nameEn : Category::nameZh).orElse(about.category()), about.state().name(),
                due == null ? "—" : due, about.confidential());
    }

    private @Nullable String officer(@Nullable String id) {
        return id == null ? null : register.officer(id)
                .map(officer -> officer.name() + "（" + officer.title() + "）").orElse(id);
    }

    private @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : minute.format(instant);
    }
}
