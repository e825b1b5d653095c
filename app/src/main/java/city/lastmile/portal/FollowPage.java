package city.lastmile.portal;

import city.lastmile.casework.Answer;
import city.lastmile.intake.FollowUp;
import city.lastmile.intake.Followed;
import city.lastmile.intake.Receipt;
import city.lastmile.intake.Reply;
import city.lastmile.intake.ReportDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a resident follows a report, adds to it, takes it back and rates it. */
@Controller
@RequestMapping("/follow")
class FollowPage {

    private static final String REQUEST = "/{number:[0-9]{6}-[0-9]{6}-[0-9]}";

    /** What a page can say; anything else in the address was made up. */
    private static final EnumSet<Answer> REFUSALS =
            EnumSet.of(Answer.ALREADY_FINAL, Answer.NOT_COMPLETED, Answer.ALREADY_COMPLETED, Answer.TOO_SOON);

    private final ReportDesk desk;
    private final FollowPages pages;

    FollowPage(ReportDesk desk, FollowPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** What the resident has just done, as the address after a redirect tells it. */
    enum Done { ADDED, WITHDRAWN, RATED, URGED }

    @GetMapping
    ModelAndView ask(@RequestParam(name = "number", defaultValue = "") String number) {
        return pages.form(number);
    }

    @PostMapping
    ModelAndView open(@RequestParam(name = "number", defaultValue = "") String number,
            @RequestParam(name = "code", defaultValue = "") String code, Locale locale, HttpServletRequest request,
            HttpServletResponse response) {
        FollowUp followUp = new FollowUp(number, code, request.getRemoteAddr());
        Reply<Followed> reply = desk.follow(followUp);
        if (reply instanceof Reply.Granted<Followed> granted) {
            String trackingNumber = granted.value().file().trackingNumber();
            FollowCookie.keep(trackingNumber, followUp.canonicalCode(), request, response);
            return ReportPage.seeOther("/follow/" + trackingNumber);
        }
        return pages.formAgain(number, reply, locale, response);
    }

    @PostMapping("/leave")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        FollowCookie.forget(request, response);
        return ReportPage.seeOther("/follow");
    }

    @GetMapping(REQUEST)
    ModelAndView show(@PathVariable String number, @RequestParam(name = "done", required = false) @Nullable Done done,
            @RequestParam(name = "refused", required = false) @Nullable Answer refused, Locale locale,
            HttpServletRequest request, HttpServletResponse response) {
        return shown(number, FollowedForms.empty(pages.noProblems(locale)), locale, request, response)
                .addObject("done", done).addObject("refused", REFUSALS.contains(refused) ? refused : null);
    }

    @GetMapping(REQUEST + "/receipt")
    ModelAndView receipt(@PathVariable String number, Locale locale, HttpServletRequest request,
            HttpServletResponse response) {
        return opened(number, request, response, locale,
                (followUp, followed) -> pages.receipt(new Receipt(number, followUp.canonicalCode(),
                        followed.file().submittedAt(), true), followed.file().category(), locale));
    }

    @PostMapping(REQUEST + "/additions")
    ModelAndView add(@PathVariable String number, @RequestParam(name = "words", defaultValue = "") String words,
            Locale locale, HttpServletRequest request, HttpServletResponse response) {
        FollowedForms forms = FollowedForms.empty(pages.noProblems(locale)).withAddition(words);
        return done(number, followUp -> desk.add(followUp, words), Done.ADDED, forms, locale, request, response);
    }

    @PostMapping(REQUEST + "/withdrawal")
    ModelAndView withdraw(@PathVariable String number, @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "sure", required = false) @Nullable String sure, Locale locale,
            HttpServletRequest request, HttpServletResponse response) {
        FollowedForms forms = FollowedForms.empty(pages.noProblems(locale)).withReason(reason);
        if (sure == null) {
            forms.problems().add("sure", "followed.withdraw.unsure");
            return shown(number, forms, locale, request, response);
        }
        return done(number, followUp -> desk.withdraw(followUp, reason), Done.WITHDRAWN, forms, locale, request,
                response);
    }

    @PostMapping(REQUEST + "/urging")
    ModelAndView urge(@PathVariable String number, Locale locale, HttpServletRequest request,
            HttpServletResponse response) {
        FollowedForms forms = FollowedForms.empty(pages.noProblems(locale));
        return done(number, desk::urge, Done.URGED, forms, locale, request, response);
    }

    @PostMapping(REQUEST + "/rating")
    ModelAndView rate(@PathVariable String number, ReportDesk.Stars stars, Locale locale, HttpServletRequest request,
            HttpServletResponse response) {
        FollowedForms forms = FollowedForms.empty(pages.noProblems(locale)).withStars(stars);
        return done(number, followUp -> desk.rate(followUp, stars), Done.RATED, forms, locale, request, response);
    }

    private ModelAndView done(String number, Function<FollowUp, Reply<Answer>> wish, Done done, FollowedForms forms,
            Locale locale, HttpServletRequest request, HttpServletResponse response) {
        Optional<FollowUp> followUp = FollowCookie.find(number, request);
        if (followUp.isEmpty()) {
            return ReportPage.seeOther("/follow?number=" + number);
        }
        Reply<Answer> reply = wish.apply(followUp.get());
        if (reply instanceof Reply.Granted<Answer> granted) {
            String told = granted.value() == Answer.DONE ? "?done=" + done : "?refused=" + granted.value();
            return ReportPage.seeOther("/follow/" + number + told);
        }
        if (reply instanceof Reply.Refused<Answer> refused) {
            forms.add(refused.problems());
            return shown(number, forms, locale, request, response);
        }
        return pages.formAgain(number, reply, locale, response);
    }

    private ModelAndView shown(String number, FollowedForms forms, Locale locale, HttpServletRequest request,
            HttpServletResponse response) {
        return opened(number, request, response, locale,
                (followUp, followed) -> pages.followed(followed, forms, locale));
    }

    private interface Page {

        ModelAndView of(FollowUp followUp, Followed followed);
    }

    private ModelAndView opened(String number, HttpServletRequest request, HttpServletResponse response, Locale locale,
            Page page) {
        Optional<FollowUp> followUp = FollowCookie.find(number, request);
        if (followUp.isEmpty()) {
            return ReportPage.seeOther("/follow?number=" + number);
        }
        Reply<Followed> reply = desk.follow(followUp.get());
        if (reply instanceof Reply.Granted<Followed> granted) {
            FollowCookie.keep(number, followUp.get().canonicalCode(), request, response);
            return page.of(followUp.get(), granted.value());
        }
        return pages.formAgain(number, reply, locale, response);
    }
}
