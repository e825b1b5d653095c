package city.lastmile.portal;

import city.lastmile.intake.Reply;
import city.lastmile.notification.PlaceSubscriptions;
import city.lastmile.notification.PlaceSubscriptions.Place;
import city.lastmile.notification.PlaceSubscriptions.Wish;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Location;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What can be subscribed to, as a feed and by e-mail. A link in a mail opens a page with one button: programs that look
 * through mails follow links, and neither subscribe nor unsubscribe anybody by it. Mail programs press the button of the
 * other by themselves when their user wishes, without cookies.
 */
@Controller
class SubscribePages {

    private static final String FORM = "email";

    private final PlaceSubscriptions subscriptions;
    private final CityRegister register;
    private final RegisterWords words;
    private final MessageSource messages;

    SubscribePages(PlaceSubscriptions subscriptions, CityRegister register, RegisterWords words, MessageSource messages) {
        this.subscriptions = subscriptions;
        this.register = register;
        this.words = words;
        this.messages = messages;
    }

    /** Of a point in the city, its grid too. Nothing of it is kept. */
    @GetMapping("/subscribe")
    ModelAndView explain(@RequestParam(required = false) @Nullable Double latitude,
            @RequestParam(required = false) @Nullable Double longitude,
            @RequestParam(required = false) @Nullable String done, Locale locale) {
        FormProblems none = new FormProblems(messages, locale);
        if (latitude == null || longitude == null) {
            return page("", "", none, locale).addObject("asked", "asked".equals(done));
        }
        return register.locate(latitude, longitude) instanceof Location.Inside inside
                ? page("", inside.grid().code(), none, locale)
                : page("", "", none, locale).addObject("outside", true);
    }

    @PostMapping("/subscribe")
    ModelAndView ask(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String place,
            Locale locale, HttpServletRequest request, HttpServletResponse response) {
        FormProblems problems = new FormProblems(messages, locale);
        if (!subscriptions.areOffered()) {
            return page(email, place, problems.add(FORM, "feed.mail.not-offered"), locale);
        }
        Place wished = words.isTown(place) ? new Place(place, null) : new Place(null, place);
        Reply<Place> reply = subscriptions.ask(new Wish(email, wished, locale, request.getRemoteAddr()));
        if (reply instanceof Reply.Refused<Place> refused) {
            return page(email, place, problems.add(refused.problems()), locale);
        }
        if (reply instanceof Reply.TooMany<Place> tooMany) {
            long seconds = tooMany.retryAfter().toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            ModelAndView page = page(email, place, problems.add(FORM, "feed.mail.too-many", (seconds + 59) / 60), locale);
            page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return page;
        }
        return ReportPage.seeOther("/subscribe?done=asked#mail");
    }

    private ModelAndView page(String email, String place, FormProblems problems, Locale locale) {
        ModelAndView page = new ModelAndView("portal/subscribe",
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        register.grid(place).ifPresent(grid -> page.addObject("grid", place).addObject("gridName", grid.name()));
        return page.addObject("towns", words.townChoices(locale)).addObject("offered", subscriptions.areOffered())
                .addObject("email", email).addObject("place", place).addObject("problems", problems);
    }

    @GetMapping("/subscribe/confirm/{token}")
    ModelAndView beforeConfirming(@PathVariable String token, Locale locale) {
        return answer("confirm", subscriptions.asked(token), locale);
    }

    @PostMapping("/subscribe/confirm/{token}")
    ModelAndView confirm(@PathVariable String token, Locale locale) {
        return answer("confirmed", subscriptions.confirm(token), locale);
    }

    private ModelAndView answer(String what, Optional<Place> place, Locale locale) {
        return place.map(known -> step(what).addObject("place", name(known, locale))).orElseGet(() -> {
            ModelAndView gone = step("gone");
            gone.setStatus(HttpStatus.NOT_FOUND);
            return gone;
        });
    }

    private String name(Place place, Locale locale) {
        return place.grid() != null ? words.grid(place.grid()) : words.organisation(String.valueOf(place.town()), locale);
    }

    @GetMapping("/subscribe/leave/{token}")
    ModelAndView beforeLeaving(@PathVariable String token) {
        return step("leave");
    }

    /** Answers the same whether or not anything was there to be left. */
    @PostMapping("/subscribe/leave/{token}")
    ModelAndView leave(@PathVariable String token) {
        subscriptions.leave(token);
        return step("left");
    }

    private static ModelAndView step(String what) {
        return new ModelAndView("portal/subscription").addObject("step", what);
    }
}
