package city.lastmile.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public face for the requests behind a figure, in pages. */
public interface RequestLists {

    /**
     * Never counts and never skips: a page begins where the one before ended, however far down the list.
     *
     * @param after the end of the page before, or null for the first
     * @param most  how many at most, 1 to 1,000
     * @return the earliest deadline first, those without one last
     */
    List<RequestLine> page(Selection selection, RequestLine.@Nullable Mark after, int most);
}
