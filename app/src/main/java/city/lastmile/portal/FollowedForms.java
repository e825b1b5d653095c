package city.lastmile.portal;

import city.lastmile.intake.FieldProblem;
import city.lastmile.intake.ReportDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The small forms of the tracking page as they were filled in, and what is wrong with them.
 *
 * @param problems what must be mended
 * @param typed    the addition
 * @param reason   of the withdrawal
 * @param stars    the rating
 */
record FollowedForms(FormProblems problems, String typed, String reason, ReportDesk.Stars stars) {

    private static final ReportDesk.Stars UNRATED = new ReportDesk.Stars(null, null, null, null, null);

    static FollowedForms empty(FormProblems problems) {
        return new FollowedForms(problems, "", "", UNRATED);
    }

    FollowedForms withAddition(String words) {
        return new FollowedForms(problems, words, reason, stars);
    }

    FollowedForms withReason(String words) {
        return new FollowedForms(problems, typed, words, stars);
    }

    FollowedForms withStars(ReportDesk.Stars given) {
        return new FollowedForms(problems, typed, reason, given);
    }

    /** Takes up what is wrong, beside the words of the form that they were written in. */
    void add(List<FieldProblem> found) {
        problems.add(found, stars.words() == null ? Map.of() : Map.of("words", "words-rating"));
    }

    void addTo(ModelAndView page) {
        Map<String, @Nullable Object> answers = new HashMap<>();
        answers.put("response", stars.response());
        answers.put("result", stars.result());
        answers.put("attitude", stars.attitude());
        answers.put("resolved", stars.resolved());
        answers.put("words", stars.words());
        page.addObject("problems", problems).addObject("typed", typed).addObject("reason", reason)
                .addObject("stars", answers);
    }
}
