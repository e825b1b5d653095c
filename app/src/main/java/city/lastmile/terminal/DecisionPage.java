package city.lastmile.terminal;

import city.lastmile.access.TaskDesk;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One decision that waits for a head, with the form of its task; the board shows it in place. */
@Controller
class DecisionPage {

    private final Realm realm;
    private final TaskDesk tasks;
    private final MessageSource messages;

    DecisionPage(Realm realm, TaskDesk tasks, MessageSource messages) {
        this.realm = realm;
        this.tasks = tasks;
        this.messages = messages;
    }

    /** What somebody else has decided meanwhile, or what is not the head's, leads back to the board and is said there. */
    @GetMapping("/staff/board/decisions/{task}")
    String show(Principal head, @PathVariable String task, Model model, RedirectAttributes next, Locale locale) {
        realm.requireOrganisation(head.getName());
        Optional<TaskDesk.FormTask> found = tasks.find(task);
        if (found.isEmpty()) {
            next.addFlashAttribute("refused", messages.getMessage("board.decide.gone", null, locale));
            return "redirect:/staff/board";
        }
        model.addAttribute("task", found.get());
        model.addAttribute("officer", head.getName());
        return "staff/board-decision";
    }
}
