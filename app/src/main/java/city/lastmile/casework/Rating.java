package city.lastmile.casework;

import org.jspecify.annotations.Nullable;

/**
 * A resident's rating of a handled request, one star (worst) to five each. Whether the matter is resolved and whether
 * the resident is satisfied are two questions.
 *
 * @param response how quickly somebody answered
 * @param result   what was reached
 * @param attitude how the resident was treated
 * @param resolved what has become of the matter in the resident's eyes, or null when not said
 * @param words    what else the resident wants to say, at most 1,000 characters, or null
 */
public record Rating(int response, int result, int attitude, @Nullable Resolved resolved,
        @Nullable String words) {

    static final int MOST_CHARACTERS = 1000;

    /** What has become of the matter. */
    public enum Resolved { YES, PARTLY, NO }

    /** A rating that does not say whether the matter is resolved. */
    public Rating(int response, int result, int attitude, @Nullable String words) {
        this(response, result, attitude, null, words);
    }

    /** @throws IllegalArgumentException when a figure is not 1 to 5 or the words are too many */
    public Rating {
        requireStars(response);
        requireStars(result);
        requireStars(attitude);
        if (words != null && words.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("More than 1,000 characters of words");
        }
    }

    private static void requireStars(int stars) {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("One to five stars, not " + stars);
        }
    }
}
