package city.lastmile.portal;

import city.lastmile.register.City;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the report page offers to choose from, in the reader's language.
 *
 * @param categories    by group
 * @param organisations that can be complained about
 * @param towns         of the city
 * @param villages      by town
 * @param city          whose map is shown
 * @param tiles         address of the map's background, or null for none
 */
record Choices(List<Group> categories, List<Choice> organisations, List<Choice> towns, List<Group> villages, City city,
        @Nullable String tiles) {

    /**
     * One thing to choose.
     *
     * @param code         what is sent
     * @param label        what is shown
     * @param emergency    whether the resident should ring first
     * @param confidential whether it is a complaint about an officer or office
     */
    record Choice(String code, String label, boolean emergency, boolean confidential) {

        static Choice of(String code, String label) {
            return new Choice(code, label, false, false);
        }
    }

    /**
     * Things to choose that belong together.
     *
     * @param code    of the group
     * @param label   what is shown
     * @param options never empty
     */
    record Group(String code, String label, List<Choice> options) {
    }
}
