package city.lastmile.portal;

import city.lastmile.casework.RequestState;
import city.lastmile.insight.PublicBoard;
import city.lastmile.insight.PublicFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The city's figures for everybody: each request stands in one state, so that they add up. */
@Controller
class FiguresPage {

    private final PublicBoard board;
    private final FairnessBoard fairness;

    FiguresPage(PublicBoard board, FairnessBoard fairness) {
        this.board = board;
        this.fairness = fairness;
    }

    /** A state and how many requests stand in it. */
    record Line(RequestState state, long requests) {
    }

    @GetMapping("/figures")
    String show(Locale locale, Model model) {
        model.addAttribute("fairness", fairness.now());
        board.figures().ifPresent(figures -> model.addAttribute("figures", figures)
                .addAttribute("asOf", FollowedViews.time(figures.asOf(), locale)).addAttribute("lines", lines(figures)));
        return "portal/figures";
    }

    private static List<Line> lines(PublicFigures figures) {
        return Arrays.stream(RequestState.values()).map(state -> new Line(state, figures.byState().get(state)))
                .filter(line -> line.requests() > 0).toList();
    }
}
