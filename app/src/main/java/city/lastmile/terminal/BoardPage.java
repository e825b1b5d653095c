package city.lastmile.terminal;

import city.lastmile.access.AssignmentRefusedException;
import city.lastmile.access.Assignments;
import city.lastmile.access.CaseAccess;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.insight.RequestLists;
import city.lastmile.insight.Selection;
import city.lastmile.insight.Selection.Figure;
import city.lastmile.register.CityRegister;
import city.lastmile.terminal.BoardViews.Lane;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The terminal of heads of towns and departments: where their requests stand, and who gets them. */
@Controller
class BoardPage {

    private static final String PATH = "/staff/board";
    private static final String SAID = "said";
    private static final int PAGE = 50;

    private final BoardViews views;
    private final Realm realm;
    private final RequestLists lists;
    private final RequestRows rows;
    private final RequestExport export;
    private final Assignments assignments;
    private final CaseFiles files;
    private final CaseAccess access;
    private final CityRegister register;
    private final MessageSource messages;

    BoardPage(BoardViews views, Realm realm, RequestLists lists, RequestRows rows, RequestExport export,
            Assignments assignments, CaseFiles files, CaseAccess access, CityRegister register,
            MessageSource messages) {
        this.views = views;
        this.realm = realm;
        this.lists = lists;
        this.rows = rows;
        this.export = export;
        this.assignments = assignments;
        this.files = files;
        this.access = access;
        this.register = register;
        this.messages = messages;
    }

    @GetMapping(PATH)
    String show(Principal head, @RequestParam(defaultValue = "OPEN") Figure figure, Model model, Locale locale) {
        model.addAttribute("officer", head.getName());
        model.addAttribute("board", views.of(realm.requireOrganisation(head.getName()), head.getName(), figure, locale));
        return "staff/board";
    }

    /** What changes on the board, for a page that is open already. */
    @GetMapping(PATH + "/live")
    String live(Principal head, @RequestParam(defaultValue = "OPEN") Figure figure, Model model, Locale locale) {
        show(head, figure, model, locale);
        return "staff/board :: live";
    }

    /** The whole of a column, page by page. */
    @GetMapping(PATH + "/requests")
    String list(Principal head, @RequestParam(required = false) @Nullable Lane lane,
            @RequestParam(defaultValue = "OPEN") Figure figure, @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String number, Model model, Locale locale) {
        RequestPage.of(lists.page(selection(head, lane, figure), RequestRows.mark(due, number), PAGE + 1), PAGE, rows,
                locale).addTo(model);
        model.addAttribute("lane", lane);
        model.addAttribute("figure", figure);
        model.addAttribute("organisation", rows.organisation(realm.requireOrganisation(head.getName()), locale));
        return "staff/board-list";
    }

    /** The same as a table for a spreadsheet; nothing about residents is in it. */
    @GetMapping(PATH + "/requests.csv")
    ResponseEntity<byte[]> csv(Principal head, @RequestParam(required = false) @Nullable Lane lane,
            @RequestParam(defaultValue = "OPEN") Figure figure, Locale locale) {
        String table = export.csv(selection(head, lane, figure), locale);
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"requests.csv\"")
                .body(table.getBytes(StandardCharsets.UTF_8));
    }

    private Selection selection(Principal head, @Nullable Lane lane, Figure figure) {
        String organisation = realm.requireOrganisation(head.getName());
        return Selection.of(organisation, lane == null ? Set.of() : lane.states(), figure,
                Realm.inspects(organisation));
    }

    /** Whom to give one request to, from a list: by keyboard, and without any script. */
    @GetMapping(PATH + "/assign")
    String choose(Principal head, @RequestParam String number, Model model, Locale locale) {
        String organisation = realm.requireOrganisation(head.getName());
        CaseFile file = readable(number);
        String office = Optional.ofNullable(file.request().responsibleGroup()).orElseThrow(BoardPage::notFound);
        model.addAttribute("file", file);
        model.addAttribute("category", rows.category(file.request().category(), locale));
        model.addAttribute("officers", views.choice(organisation, register.members(office)));
        return "staff/board-assign";
    }

    @PostMapping(PATH + "/assign")
    String assign(Principal head, @RequestParam String number, @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "") String words, RedirectAttributes next, Locale locale) {
        realm.requireOrganisation(head.getName());
        CaseFile file = readable(number);
        try {
            assignments.assign(file, officer.strip(), words);
            next.addFlashAttribute(SAID, messages.getMessage("board.assigned",
                    new Object[] {file.request().trackingNumber(), rows.officer(officer.strip())}, locale));
        } catch (AssignmentRefusedException refused) {
            next.addFlashAttribute("refused", file.request().trackingNumber() + "："
                    + messages.getMessage(refused.messageKey(), refused.arguments(), locale));
        }
        return "redirect:" + PATH;
    }

    private CaseFile readable(String number) {
        return files.open(number).filter(access::mayRead).orElseThrow(BoardPage::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
