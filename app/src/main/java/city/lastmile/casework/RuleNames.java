package city.lastmile.casework;

import java.util.List;
import java.util.Optional;

/** Knows how tables and their rules are called, in the version that decided. */
interface RuleNames {

    /** @return nothing where there is no such table in this version any more */
    Optional<Explanations.Named> named(String decision, int version, List<String> rules);
}
