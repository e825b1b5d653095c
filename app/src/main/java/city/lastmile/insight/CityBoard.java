package city.lastmile.insight;

import java.util.Map;

/** The public face for the city's page. Answers from memory; what it says is at most five seconds old. */
public interface CityBoard {

    /** @return the state of the city */
    CityFigures figures();

    /** @return open requests of the town, and those of today, by grid; those of an unknown grid under an empty text */
    Map<String, Tally> grids(String town);
}
