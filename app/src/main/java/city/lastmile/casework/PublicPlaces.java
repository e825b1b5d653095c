package city.lastmile.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where what lies open, for everybody to see; the table {@code map-policy} says how exactly. */
public interface PublicPlaces {

    /**
     * The cost grows with the number of open requests: ask seldom.
     *
     * @param town only in this town, or null for all
     * @param grid only in this grid, or null for all
     * @param most at most so many
     * @return requests that have not ended, last changed first; never a complaint about an officer or office
     */
    List<PublicPlace> open(@Nullable String town, @Nullable String grid, int most);

    /**
     * The cost grows with the number of open requests: ask seldom.
     *
     * @param since the earliest instant that matters
     * @return requests that were reported or closed at that time or later and were not taken back, declined or merged,
     *     oldest first; never a complaint about an officer or office, nor what the table shows to nobody
     */
    List<PublicChange> since(Instant since);
}
