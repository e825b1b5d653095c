package city.lastmile.terminal;

import city.lastmile.access.Openings;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a case is opened by special right, and where those who watch over it see who did so and why. */
@Controller
class OpeningsPage {

    private static final String PATH = "/staff/openings";

    private final Openings openings;
    private final CaseFiles files;
    private final CityRegister register;
    private final MessageSource messages;
    private final DateTimeFormatter minute;

    OpeningsPage(Openings openings, CaseFiles files, CityRegister register, MessageSource messages, Clock clock) {
        this.openings = openings;
        this.files = files;
        this.register = register;
        this.messages = messages;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /** An opening as the page shows it. */
    record View(String number, String who, String reason, String at, String until) {
    }

    @GetMapping(PATH)
    String show(Model model) {
        if (!openings.hasRight() && !openings.watches()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("hasRight", openings.hasRight());
        model.addAttribute("watches", openings.watches());
        model.addAttribute("openings", views(openings.watched()));
        return "staff/openings";
    }

    private List<View> views(List<Openings.Opening> watched) {
        return watched.stream().map(opening -> new View(opening.trackingNumber(), register.officer(opening.officer())
                .map(officer -> officer.name() + "（" + officer.title() + "）").orElse(opening.officer()),
                opening.reason(), time(opening.at()), time(opening.until()))).toList();
    }

    private String time(Instant instant) {
        return minute.format(instant);
    }

    /** What may not be opened is refused in the same words as what does not exist. */
    @PostMapping(PATH)
    String open(@RequestParam String number, @RequestParam String reason, RedirectAttributes next, Locale locale) {
        if (!openings.hasRight()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            CaseFile file = files.open(number.strip())
                    .orElseThrow(() -> new RefusedInputException("access.opening.refused"));
            openings.open(file, reason);
            return "redirect:/staff/requests/" + file.request().trackingNumber();
        } catch (RefusedInputException refused) {
            next.addFlashAttribute("refused", messages.getMessage(refused.messageKey(), refused.arguments(), locale));
            next.addFlashAttribute("number", number);
            next.addFlashAttribute("reason", reason);
            return "redirect:" + PATH;
        }
    }
}
