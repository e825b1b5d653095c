package city.lastmile.access;

import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where administrators hand out first passwords and close accounts; the chain lets nobody else in. */
@Controller
class AccountsController {

    private static final String VIEW = "staff/accounts";

    private final Accounts accounts;
    private final AccountTable table;
    private final People people;

    AccountsController(Accounts accounts, AccountTable table, People people) {
        this.accounts = accounts;
        this.table = table;
        this.people = people;
    }

    @GetMapping(Pages.ACCOUNTS)
    String list(@RequestParam(defaultValue = "") String officer, Model model) {
        show(officer, model);
        return VIEW;
    }

    @PostMapping(Pages.ACCOUNTS + "/password")
    String issue(@RequestParam String officer, Model model) {
        if (people.find(officer).isPresent()) {
            model.addAttribute("issued", accounts.issuePassword(officer));
        }
        show(officer, model);
        return VIEW;
    }

    @PostMapping(Pages.ACCOUNTS + "/enabled")
    String enable(@RequestParam String officer, @RequestParam boolean enabled, Model model) {
        accounts.setEnabled(officer, enabled);
        show(officer, model);
        return VIEW;
    }

    private void show(String officer, Model model) {
        Optional<Person> person = people.find(officer.strip());
        model.addAttribute("officer", officer.strip());
        model.addAttribute("person", person.orElse(null));
        model.addAttribute("account", table.find(officer.strip()).orElse(null));
    }
}
