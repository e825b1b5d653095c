package city.lastmile.portal;

import city.lastmile.casework.Duplicates;
import city.lastmile.casework.RequestState;
import city.lastmile.intake.FieldProblem;
import city.lastmile.intake.Receipt;
import city.lastmile.intake.Report;
import city.lastmile.intake.Reply;
import city.lastmile.intake.ReportDesk;
import city.lastmile.intake.UploadedPhoto;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page on which a resident reports a problem. */
@Controller
class ReportPage {

    private static final String WHOLE_FORM = "report";

    private final ReportDesk desk;
    private final RegisterWords words;
    private final FollowPages pages;
    private final GuidesOffer guides;
    private final MessageSource messages;

    ReportPage(ReportDesk desk, RegisterWords words, FollowPages pages, GuidesOffer guides, MessageSource messages) {
        this.desk = desk;
        this.words = words;
        this.pages = pages;
        this.guides = guides;
        this.messages = messages;
    }

    @GetMapping("/report")
    ModelAndView show(Locale locale) {
        return page(ReportForm.empty(), new FormProblems(messages, locale), HttpStatus.OK, locale);
    }

    /**
     * Shows the receipt on a page of its own, which may be reloaded. Who keeps no cookies could not open that page,
     * and would lose the code: they get the receipt at once; their form's token keeps a reload from a second case.
     */
    @PostMapping("/report")
    ModelAndView submit(@ModelAttribute("form") ReportForm form,
            @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> photos, Locale locale,
            HttpServletRequest request, HttpServletResponse response) {
        FormProblems problems = new FormProblems(messages, locale);
        if (!form.website().isBlank()) {
            return page(form, problems.add("website", "report.honeypot.filled"), HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        List<Duplicates.Nearby> nearby = nearby(form);
        if (!nearby.isEmpty()) {
            return page(form.afterAsking(), problems, HttpStatus.OK, locale).addObject("nearby", views(nearby, locale))
                    .addObject("photosAgain", photos != null && photos.stream().anyMatch(photo -> !photo.isEmpty()));
        }
        String key = form.token().isBlank() ? null : form.token();
        Reply<Receipt> reply = desk.submit(form.toReport(), UploadedPhoto.of(photos), key, request.getRemoteAddr());
        if (reply instanceof Reply.Granted<Receipt> granted) {
            Receipt receipt = granted.value();
            if (request.getCookies() == null) {
                return pages.receipt(receipt, form.category(), locale);
            }
            FollowCookie.keep(receipt.trackingNumber(), receipt.followUpCode(), request, response);
            return seeOther("/follow/" + receipt.trackingNumber() + "/receipt");
        }
        return refused(reply, form, problems, locale, response);
    }

    /** Nobody is asked twice, nor after the report has been registered. */
    private List<Duplicates.Nearby> nearby(ReportForm form) {
        if (!form.asked().isBlank() || desk.knows(form.token())) {
            return List.of();
        }
        Report report = form.toReport();
        return desk.nearby(report.category(), report.latitude(), report.longitude());
    }

    /**
     * An open request, to be recognised.
     *
     * @param number    its tracking number
     * @param metres    how far away
     * @param submitted when it was reported, in the city's time
     * @param state     where it stands
     */
    record NearbyView(String number, long metres, String submitted, RequestState state) {
    }

    private static List<NearbyView> views(List<Duplicates.Nearby> nearby, Locale locale) {
        return nearby.stream().map(found -> new NearbyView(found.trackingNumber(), found.metres(),
                String.valueOf(FollowedViews.time(found.file().submittedAt(), locale)), found.file().state())).toList();
    }

    private ModelAndView refused(Reply<Receipt> reply, ReportForm form, FormProblems problems, Locale locale,
            HttpServletResponse response) {
        if (reply instanceof Reply.Refused<Receipt> refused) {
            return page(turned(form, refused.problems()), problems.add(refused.problems()),
                    HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        if (reply instanceof Reply.TooMany<Receipt> tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfter().toSeconds()));
            return page(form, problems.add(WHOLE_FORM, "report.too-many", tooMany.retryAfter().toSeconds()),
                    HttpStatus.TOO_MANY_REQUESTS, locale);
        }
        if (reply instanceof Reply.Busy<Receipt> busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(busy.retryAfter().toSeconds()));
            return page(form, problems.add(WHOLE_FORM, "report.busy", busy.retryAfter().toSeconds()),
                    HttpStatus.SERVICE_UNAVAILABLE, locale);
        }
        return page(form.withNewToken(), problems.add(WHOLE_FORM, "report.token.used"),
                HttpStatus.UNPROCESSABLE_ENTITY, locale);
    }

    /** Fills in the point that was probably meant; it counts only if the resident sends the form again. */
    private static ReportForm turned(ReportForm form, List<FieldProblem> problems) {
        return problems.stream().map(FieldProblem::suggestion).filter(Objects::nonNull).findFirst()
                .map(form::at).orElse(form);
    }

    private ModelAndView page(ReportForm form, FormProblems problems, HttpStatus status, Locale locale) {
        ModelAndView page = new ModelAndView("portal/report", status);
        page.addObject("form", form);
        page.addObject("problems", problems);
        page.addObject("choices", words.choices(locale));
        page.addObject("emergency", words.isEmergency(form.category()));
        page.addObject("guides", guides.found(form.category(), form.description(), locale));
        return page;
    }

    /** Post, redirect, get: whoever reloads the next page sends nothing twice. */
    static ModelAndView seeOther(String path) {
        RedirectView redirect = new RedirectView(path, true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        return new ModelAndView(redirect);
    }
}
