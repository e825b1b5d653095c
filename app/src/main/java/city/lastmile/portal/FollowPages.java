package city.lastmile.portal;

import city.lastmile.intake.Followed;
import city.lastmile.intake.Receipt;
import city.lastmile.intake.Reply;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Lays out the pages on which reports are followed. */
@Component
class FollowPages {

    private final FollowedViews views;
    private final RegisterWords words;
    private final MessageSource messages;

    FollowPages(FollowedViews views, RegisterWords words, MessageSource messages) {
        this.views = views;
        this.words = words;
        this.messages = messages;
    }

    FormProblems noProblems(Locale locale) {
        return new FormProblems(messages, locale);
    }

    ModelAndView form(String number) {
        return new ModelAndView("portal/follow").addObject("number", number);
    }

    /** Asks again; says how long to wait, but never what was wrong. */
    ModelAndView formAgain(String number, Reply<?> reply, Locale locale, HttpServletResponse response) {
        ModelAndView page = form(number);
        if (reply instanceof Reply.TooMany<?> tooMany) {
            long seconds = tooMany.retryAfter().toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return page.addObject("refusal", messages.getMessage("follow.too-many", new Object[] {seconds}, locale));
        }
        page.setStatus(HttpStatus.NOT_FOUND);
        return page.addObject("refusal", messages.getMessage("follow.unknown", null, locale));
    }

    ModelAndView followed(Followed followed, FollowedForms forms, Locale locale) {
        ModelAndView page = new ModelAndView("portal/followed",
                forms.problems().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("view", views.of(followed, locale));
        forms.addTo(page);
        return page;
    }

    /** The link carries the code behind the hash sign, which browsers keep to themselves: no server logs it. */
    ModelAndView receipt(Receipt receipt, String category, Locale locale) {
        String number = receipt.trackingNumber();
        String link = ServletUriComponentsBuilder.fromCurrentContextPath().path("/follow").toUriString()
                + "#" + number + "/" + receipt.followUpCode();
        return new ModelAndView("portal/receipt").addObject("trackingNumber", number)
                .addObject("code", receipt.followUpCode())
                .addObject("submittedAt", FollowedViews.time(receipt.submittedAt(), locale))
                .addObject("emergency", words.isEmergency(category))
                .addObject("link", link);
    }
}
