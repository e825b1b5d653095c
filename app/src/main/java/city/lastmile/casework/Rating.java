package city.lastmile.casework;

import org.jspecify.annotations.Nullable;

/**
 * A resident's rating of a handled request, one star (worst) to five each.
 *
 * @param response how quickly somebody answered
 * @param result   what was reached
 * @param attitude how the resident was treated
 * @param words    what else the resident wants to say, at most 1,000 characters, or null
 */
public record Rating(int response, int result, int attitude, @Nullable String words) {

    /** @throws IllegalArgumentException when a figure is not 1 to 5 or the words are too many */
    public Rating {
        requireStars(response);
        requireStars(result);
        requireStars(attitude);
        if (words != null && words.length() > 1000) {
            throw new IllegalArgumentException("More than 1,000 characters of words");
        }
    }

    private static void requireStars(int stars) {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("One to five stars, not " + stars);
        }
    }
}
