package city.lastmile.oversight;

import city.lastmile.casework.RequestState;
import city.lastmile.register.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public face for lists of supervisions and cards. Complaints about officers are in them for those alone who inspect
 * them; who must keep out of a single request, the caller asks. Each list is read page by page, from the row where the
 * page before ended.
 */
public interface OversightBoard {

    /**
     * How far a reader sees.
     *
     * @param groups   ids of the groups that he is a member of
     * @param cityWide whether he sees all that is not confidential; if not, what his groups supervise, stand above or
     *                 got themselves
     */
    record Reach(Set<String> groups, boolean cityWide) {
    }

    /**
     * The request behind a row.
     *
     * @param number       its tracking number
     * @param category     code of its category
     * @param state        where it stands
     * @param handleDue    when it must have been handled, or null before triage
     * @param confidential whether it is a complaint about officers
     * @param superior     id of the group that stands above it, or null before triage
     */
    record Case(String number, String category, RequestState state, @Nullable Instant handleDue, boolean confidential,
            @Nullable String superior) {
    }

    /**
     * A supervision that has not ended.
     *
     * @param id          its number, by which the next page is asked for
     * @param about       the request as it stands
     * @param occasion    why it was opened, as in {@code supervision-cards}
     * @param card        the card that it began with, or {@code NONE}
     * @param supervisor  id of the group that supervises
     * @param openedAt    when it was opened
     * @param measures    how often a measure was decided
     * @param escalations how often it was not answered in time
     */
    record OpenSupervision(long id, Case about, String occasion, String card, String supervisor,
            Instant openedAt, int measures, int escalations) {
    }

    /**
     * A card, with all that was said about it.
     *
     * @param id          its number, by which the next page is asked for
     * @param about       the request as it stands
     * @param card        which one
     * @param officer     id of the officer who got it, or null where nobody was responsible yet
     * @param office      id of the organisation's group that got it
     * @param givenAt     when
     * @param explanation what was explained in writing, or null
     * @param explainedBy id of the officer who explained it, or null
     * @param appealed    whether an appeal was lodged
     * @param lifted      whether it was lifted
     * @param decidedBy   id of the officer who decided on the appeal, or null
     * @param decidedAt   when, or null
     * @param reason      the reason of that decision, or null
     */
    record Card(long id, Case about, String card, @Nullable String officer, String office, Instant givenAt,
            @Nullable String explanation, @Nullable String explainedBy, boolean appealed, boolean lifted,
            @Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable String reason) {
    }

    /** Which cards a list shows. */
    enum Kind { YELLOW, RED, ORDER, CIRCULAR, LIFTED }

    /** @return how many supervisions are open with supervisors of each tier; without those that have none */
    Map<Tier, Long> open(Reach reach);

    /**
     * @param tier  of the supervisors
     * @param after the last number of the page before, or null for the first page
     * @return open supervisions, oldest first, at most {@code most}
     */
    List<OpenSupervision> supervisions(Reach reach, Tier tier, @Nullable Long after, int most);

    /**
     * @param kind   which; null for all that stand
     * @param before the last number of the page before, or null for the first page
     * @return cards, newest first, at most {@code most}
     */
    List<Card> cards(Reach reach, @Nullable Kind kind, @Nullable Long before, int most);

    /**
     * What every officer of the city may read: circulars 通报, also those lifted since, but none about a confidential
     * request.
     *
     * @param before the last number of the page before, or null for the first page
     * @return circulars, newest first, at most {@code most}
     */
    List<Card> circulars(@Nullable Long before, int most);
}
