package city.lastmile.workbench;

import city.lastmile.platform.RefusedInputException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of changes, and a change on its way: who may come here, the sign-on says. */
@Controller
class WorkbenchPage {

    static final String PATH = "/staff/workbench";
    static final String CHANGE = PATH + "/changes/{id}";

    private final ChangeBook book;
    private final ChangeDesk desk;
    private final WorkbenchViews views;
    private final MessageSource messages;

    WorkbenchPage(ChangeBook book, ChangeDesk desk, WorkbenchViews views, MessageSource messages) {
        this.book = book;
        this.desk = desk;
        this.views = views;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String list(Model model, Locale locale) {
        model.addAttribute("base", views.inForce());
        model.addAttribute("changes", views.lines(locale));
        return "staff/workbench";
    }

    @PostMapping(PATH)
    String create(Principal designer, @RequestParam String name, @RequestParam String versionTag,
            @RequestParam(defaultValue = "") String note, RedirectAttributes next, Locale locale) {
        try {
            return change(desk.create(name, versionTag, note, designer.getName()));
        } catch (RefusedInputException refused) {
            refuse(refused, next, locale);
            next.addFlashAttribute("name", name);
            next.addFlashAttribute("versionTag", versionTag);
            next.addFlashAttribute("note", note);
            return "redirect:" + PATH;
        }
    }

    @GetMapping(CHANGE)
    String show(Principal designer, @PathVariable long id, Model model, Locale locale) {
        ModelChange change = book.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("view", views.view(change, designer.getName(), locale));
        return "staff/workbench-change";
    }

    @PostMapping(CHANGE + "/words")
    String describe(Principal designer, @PathVariable long id, @RequestParam int revision, @RequestParam String name,
            @RequestParam String versionTag, @RequestParam(defaultValue = "") String note, RedirectAttributes next,
            Locale locale) {
        return answer(id, next, locale, () -> {
            desk.describe(id, revision, name, versionTag, note, designer.getName());
            return List.of();
        });
    }

    /** Looks whether the change could be deployed. */
    @PostMapping(CHANGE + "/check")
    String check(@PathVariable long id, RedirectAttributes next, Locale locale) {
        return answer(id, next, locale, () -> {
            List<Finding> findings = desk.check(book.find(id)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
            next.addFlashAttribute("sound", findings.isEmpty());
            return findings;
        });
    }

    @PostMapping(CHANGE + "/revert")
    String revert(Principal designer, @PathVariable long id, @RequestParam String path, @RequestParam int over,
            RedirectAttributes next, Locale locale) {
        return answer(id, next, locale, () -> {
            desk.save(id, path, over, null, designer.getName());
            return List.of();
        });
    }

    @PostMapping(CHANGE + "/rebase")
    String rebase(Principal designer, @PathVariable long id, @RequestParam int revision, RedirectAttributes next,
            Locale locale) {
        return answer(id, next, locale, () -> {
            desk.rebase(id, revision, designer.getName());
            return List.of();
        });
    }

    @PostMapping(CHANGE + "/submit")
    String submit(Principal designer, @PathVariable long id, @RequestParam int revision, RedirectAttributes next,
            Locale locale) {
        return answer(id, next, locale, () -> desk.submit(id, revision, designer.getName()));
    }

    @PostMapping(CHANGE + "/take-back")
    String takeBack(Principal designer, @PathVariable long id, RedirectAttributes next, Locale locale) {
        return answer(id, next, locale, () -> {
            desk.takeBack(id, designer.getName());
            return List.of();
        });
    }

    @PostMapping(CHANGE + "/send-back")
    String sendBack(Principal designer, @PathVariable long id, @RequestParam int revision,
            @RequestParam(defaultValue = "") String words, RedirectAttributes next, Locale locale) {
        return answer(id, next, locale, () -> {
            desk.sendBack(id, revision, words, designer.getName());
            return List.of();
        });
    }

    @PostMapping(CHANGE + "/approve")
    String approve(Principal designer, @PathVariable long id, @RequestParam int revision, RedirectAttributes next,
            Locale locale) {
        return answer(id, next, locale, () -> desk.approve(id, revision, designer.getName()));
    }

    @PostMapping(CHANGE + "/withdraw")
    String withdraw(Principal designer, @PathVariable long id, RedirectAttributes next, Locale locale) {
        return answer(id, next, locale, () -> {
            desk.withdraw(id, designer.getName());
            return List.of();
        });
    }

    private String answer(long id, RedirectAttributes next, Locale locale, Supplier<List<Finding>> doing) {
        try {
            List<Finding> findings = doing.get();
            if (!findings.isEmpty()) {
                next.addFlashAttribute("findings", views.told(findings, locale));
            }
        } catch (RefusedInputException refused) {
            refuse(refused, next, locale);
        } catch (NoSuchElementException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return change(id);
    }

    private void refuse(RefusedInputException refused, RedirectAttributes next, Locale locale) {
        next.addFlashAttribute("refused", messages.getMessage(refused.messageKey(), refused.arguments(), locale));
    }

    private static String change(long id) {
        return "redirect:" + PATH + "/changes/" + id;
    }
}
