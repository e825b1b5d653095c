package city.lastmile.casework;

import java.util.List;
import java.util.Optional;

/** Knows how tables and their rules are called, in the version that decided. */
interface RuleNames {

    /**
     * A table and what it says of the rules that matched.
     *
     * @param table its name
     * @param rules the rules' own words, those without any left out
     */
    record Named(String table, List<String> rules) {
    }

    /** @return nothing where there is no such table in this version any more */
    Optional<Named> named(String decision, int version, List<String> rules);
}
