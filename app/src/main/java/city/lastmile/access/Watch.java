package city.lastmile.access;

import java.util.Optional;
import java.util.Set;

/** Says how far the person signed on sees what is supervised in the city. */
public interface Watch {

    /**
     * The person signed on.
     *
     * @param id         sign-on name
     * @param groups     ids of the groups that he is a member of
     * @param supervises whether lists of supervisions and cards are his business: city leaders, supervisors, heads, and
     *                   those who inspect officers
     * @param cityWide   whether he sees what is not confidential in the whole city
     */
    record Watcher(String id, Set<String> groups, boolean supervises, boolean cityWide) {
    }

    /** @return the person signed on, or empty when nobody is */
    Optional<Watcher> watcher();
}
