package city.lastmile.intake;

import city.lastmile.casework.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks a resident's rating: all three questions answered with one to five stars. */
final class StarsCheck {

    private static final int MOST_STARS = 5;
    private static final int LONGEST_WORDS = 1000;

    private StarsCheck() {
    }

    static List<FieldProblem> problems(ReportDesk.Stars stars) {
        List<FieldProblem> problems = new ArrayList<>();
        check("response", stars.response(), problems);
        check("result", stars.result(), problems);
        check("attitude", stars.attitude(), problems);
        int length = Words.count(Words.text(stars.words()));
        if (length > LONGEST_WORDS) {
            problems.add(FieldProblem.of("words", "intake.words.long", LONGEST_WORDS, length));
        }
        return problems;
    }

    private static void check(String field, @Nullable Integer value, List<FieldProblem> problems) {
        if (value == null || value < 1 || value > MOST_STARS) {
            problems.add(FieldProblem.of(field, "intake.rating." + field));
        }
    }

    /** @return the rating, which {@link #problems} has found nothing wrong with */
    static Rating rating(ReportDesk.Stars stars) {
        String words = Words.text(stars.words());
        return new Rating(given(stars.response()), given(stars.result()), given(stars.attitude()), stars.resolved(),
                words.isEmpty() ? null : words);
    }

    private static int given(@Nullable Integer value) {
        return Objects.requireNonNull(value, "checked before");
    }
}
