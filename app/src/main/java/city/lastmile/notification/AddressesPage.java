package city.lastmile.notification;

import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an officer enters the own mobile number and e-mail address; nobody else sees them. */
@Controller
class AddressesPage {

    static final String PATH = "/staff/messages/addresses";
    private static final String VIEW = "staff/addresses";

    private final OwnAddresses own;
    private final AddressCheck check;
    private final Clock clock;

    AddressesPage(OwnAddresses own, AddressCheck check, Clock clock) {
        this.own = own;
        this.check = check;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String show(Principal officer, @RequestParam(required = false) @Nullable String saved, Model model) {
        Optional<OfficerAddresses.Addresses> known = own.of(officer.getName());
        model.addAttribute("mobile", known.map(OfficerAddresses.Addresses::phone).orElse(""));
        model.addAttribute("email", known.map(OfficerAddresses.Addresses::email).orElse(""));
        model.addAttribute("saved", saved != null);
        return VIEW;
    }

    /** What no message can be sent to is shown again with the reason, and nothing is stored. */
    @PostMapping(PATH)
    String save(Principal officer, @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "") String email, Model model) {
        Optional<String> number = check.mobile(mobile);
        Optional<String> address = check.email(email);
        boolean badMobile = !mobile.isBlank() && number.isEmpty();
        boolean badEmail = !email.isBlank() && address.isEmpty();
        if (badMobile || badEmail) {
            model.addAttribute("mobile", mobile);
            model.addAttribute("email", email);
            model.addAttribute("badMobile", badMobile);
            model.addAttribute("badEmail", badEmail);
            return VIEW;
        }
        own.set(officer.getName(), number.orElse(null), address.orElse(null), clock.instant());
        return "redirect:" + PATH + "?saved";
    }
}
