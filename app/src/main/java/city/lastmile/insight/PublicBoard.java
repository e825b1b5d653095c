package city.lastmile.insight;

import java.util.Optional;

/** The public face for the city's open figures. */
public interface PublicBoard {

    /**
     * Answers from memory; what it says is at most five seconds old and says as of when.
     *
     * @return the figures, or nothing while a filled database is rolled up for the first time
     */
    Optional<PublicFigures> figures();
}
