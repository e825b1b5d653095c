package city.lastmile.workbench;

import city.lastmile.platform.RefusedInputException;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One file of a change: its editor and its difference. Both work as plain text where no script runs. */
@Controller
class FilePage {

    /** The editors' libraries put style elements into the page; scripts stay ours. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'self'";

    private final ChangeBook book;
    private final ChangeDesk desk;
    private final WorkbenchViews views;
    private final MessageSource messages;

    FilePage(ChangeBook book, ChangeDesk desk, WorkbenchViews views, MessageSource messages) {
        this.book = book;
        this.desk = desk;
        this.views = views;
        this.messages = messages;
    }

    /** What a script is told of a file that was saved. */
    record Saved(int revision, List<WorkbenchViews.Told> findings) {
    }

    @GetMapping(WorkbenchPage.CHANGE + "/edit")
    String edit(@PathVariable long id, @RequestParam String file, Model model, HttpServletResponse response) {
        ModelChange change = change(id);
        page(change, path(file), views.text(change, file), views.revision(change, file), model, response);
        return "staff/workbench-file";
    }

    private void page(ModelChange change, String file, String text, int over, Model model,
            HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        model.addAttribute("change", change);
        model.addAttribute("file", file);
        model.addAttribute("kind", ModelFile.kind(file).name().toLowerCase(Locale.ROOT));
        model.addAttribute("text", text);
        model.addAttribute("over", over);
    }

    /** Saves for a page without script: what was typed stays on it when it is refused. */
    @PostMapping(path = WorkbenchPage.CHANGE + "/edit", produces = MediaType.TEXT_HTML_VALUE)
    String save(Principal designer, @PathVariable long id, @RequestParam String file, @RequestParam int over,
            @RequestParam String content, Model model, HttpServletResponse response, Locale locale) {
        ModelChange change = change(id);
        int revision = over;
        try {
            revision = desk.save(id, path(file), over, lines(content), designer.getName());
            model.addAttribute("saved", true);
            model.addAttribute("findings", views.told(desk.check(change), locale));
        } catch (RefusedInputException refused) {
            response.setStatus(status(refused).value());
            model.addAttribute("refused", words(refused, locale));
        }
        page(change, file, lines(content), revision, model, response);
        return "staff/workbench-file";
    }

    @PostMapping(path = WorkbenchPage.CHANGE + "/edit", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> saveByScript(Principal designer, @PathVariable long id, @RequestParam String file,
            @RequestParam int over, @RequestParam String content, Locale locale) {
        ModelChange change = change(id);
        try {
            int revision = desk.save(id, path(file), over, lines(content), designer.getName());
            return ResponseEntity.ok(new Saved(revision, views.told(desk.check(change), locale)));
        } catch (RefusedInputException refused) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused), words(refused, locale));
            return ResponseEntity.status(status(refused)).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
        }
    }

    /** A form sends lines as the network writes them; models are kept as this machine does. */
    private static String lines(String content) {
        return content.replace("\r\n", "\n");
    }

    private static HttpStatus status(RefusedInputException refused) {
        return refused instanceof OvertakenException ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private String words(RefusedInputException refused, Locale locale) {
        return messages.getMessage(refused.messageKey(), refused.arguments(), locale);
    }

    /** The file's text before or after, for the page that draws the difference. */
    @GetMapping(path = WorkbenchPage.CHANGE + "/text", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    ResponseEntity<String> text(@PathVariable long id, @RequestParam String file,
            @RequestParam(defaultValue = "false") boolean before) {
        ModelChange change = change(id);
        return ResponseEntity.ok(before ? views.baseText(change, path(file)) : views.text(change, path(file)));
    }

    @GetMapping(WorkbenchPage.CHANGE + "/difference")
    String difference(@PathVariable long id, @RequestParam String file, Model model, HttpServletResponse response) {
        ModelChange change = change(id);
        page(change, path(file), views.text(change, file), views.revision(change, file), model, response);
        model.addAttribute("differences", views.differences(change, file));
        return "staff/workbench-difference";
    }

    private ModelChange change(long id) {
        return book.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String path(String file) {
        try {
            return ModelFile.valid(file);
        } catch (RefusedInputException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
