package city.lastmile.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The face of casework for those who maintain the responsibility table: what arbitration decided beyond it. */
public interface PrecedentBook {

    /**
     * What was decided after a second return.
     *
     * @param id             its number, by which the next page is asked for
     * @param trackingNumber the request
     * @param category       code of its category
     * @param town           code of the town in which it lies, or null
     * @param returnedBy     id of the group that returned it last
     * @param decidedGroup   id of the group that became responsible
     * @param grounds        why
     * @param decidedBy      id of the officer who decided
     * @param decidedAt      when
     */
    record Precedent(long id, String trackingNumber, String category, @Nullable String town, String returnedBy,
            String decidedGroup, String grounds, String decidedBy, Instant decidedAt) {
    }

    /**
     * @param category code of the only category asked for, or null for all
     * @param before   the last number of the page before, or null for the first page
     * @return precedents, newest first, at most {@code most}; none of a complaint about officers
     */
    List<Precedent> precedents(@Nullable String category, @Nullable Long before, int most);
}
