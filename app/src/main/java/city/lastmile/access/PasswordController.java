package city.lastmile.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers choose their own passwords. All their sessions end with the change, this one too. */
@Controller
class PasswordController {

    private static final String VIEW = "staff/password";

    private final Accounts accounts;
    private final SignOn signOn;
    private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();

    PasswordController(Accounts accounts, SignOn signOn) {
        this.accounts = accounts;
        this.signOn = signOn;
    }

    @GetMapping(Pages.PASSWORD)
    String form() {
        return VIEW;
    }

    @PostMapping(Pages.PASSWORD)
    String change(Authentication authentication, @RequestParam String current, @RequestParam String wanted,
            @RequestParam String repeated, Model model, HttpServletRequest request, HttpServletResponse response) {
        String officer = authentication.getName();
        if (!wanted.equals(repeated)) {
            return again(model, "access.password.DIFFERENT");
        }
        if (wanted.equals(current)) {
            return again(model, "access.password.SAME");
        }
        try {
            signOn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(officer, current));
            accounts.setPassword(officer, wanted);
        } catch (BadCredentialsException e) {
            return again(model, "access.password.WRONG");
        } catch (UnfitPasswordException e) {
            return again(model, e.messageKey());
        }
        end.logout(request, response, authentication);
        return "redirect:" + Pages.LOGIN + "?changed";
    }

    private static String again(Model model, String problem) {
        model.addAttribute("problem", problem);
        return VIEW;
    }
}
