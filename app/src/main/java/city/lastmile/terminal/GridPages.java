package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.access.TaskDesk;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Worklist;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.intake.Photos;
import city.lastmile.register.CityRegister;
import city.lastmile.terminal.GridViews.Page;
import city.lastmile.terminal.GridViews.Section;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The terminal of those who walk: what is theirs to claim and to do, on a telephone. */
@Controller
class GridPages {

    private static final String PATH = "/staff/grid";

    private final GridViews views;
    private final GridMap map;
    private final DeadlineClock clock;
    private final CaseFiles files;
    private final CaseAccess access;
    private final TaskDesk tasks;
    private final Photos photos;
    private final EvidencePhotos evidence;
    private final CityRegister register;

    GridPages(GridViews views, GridMap map, DeadlineClock clock, CaseFiles files, CaseAccess access, TaskDesk tasks,
            Photos photos, EvidencePhotos evidence, CityRegister register) {
        this.views = views;
        this.map = map;
        this.clock = clock;
        this.files = files;
        this.access = access;
        this.tasks = tasks;
        this.photos = photos;
        this.evidence = evidence;
        this.register = register;
    }

    /** The token's cookie must be set before a long list begins to stream. */
    @ModelAttribute
    void require(Principal officer, CsrfToken token, Model model) {
        token.getToken();
        if (!tasks.worksOnTasks()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("officer", officer.getName());
    }

    @GetMapping(PATH)
    String show(Principal officer, Model model, Locale locale) {
        model.addAttribute("pages", Stream.of(Section.values())
                .map(section -> views.page(section, officer.getName(), null, locale)).toList());
        model.addAttribute("grids", map.grids(officer.getName()));
        return "staff/grid";
    }

    /** The first page of a list again, or nothing where the reader has it already. */
    @GetMapping(PATH + "/lists/{section}")
    ModelAndView list(Principal officer, @PathVariable Section section, @RequestParam(defaultValue = "") String seen,
            Locale locale) {
        Page page = views.page(section, officer.getName(), null, locale);
        if (page.version().equals(seen)) {
            ModelAndView nothing = new ModelAndView((model, request, response) -> { });
            nothing.setStatus(HttpStatus.NO_CONTENT);
            return nothing;
        }
        return new ModelAndView("staff/grid-list :: list", "page", page);
    }

    /** What follows on a list. */
    @GetMapping(PATH + "/lists/{section}/more")
    String more(Principal officer, @PathVariable Section section, @RequestParam Instant due, @RequestParam String task,
            Model model, Locale locale) {
        model.addAttribute("page", views.page(section, officer.getName(), new Worklist.Mark(due, task), locale));
        return "staff/grid-list :: more";
    }

    /** One case with what the officer can do about it. */
    @GetMapping(PATH + "/cases/{number}")
    String work(@PathVariable String number, Model model, Locale locale) {
        CaseFile file = files.open(number).filter(access::mayRead)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<TaskDesk.FormTask> own = tasks.of(number);
        model.addAttribute("request", file.request());
        model.addAttribute("category", views.category(file.request().category(), locale));
        model.addAttribute("place", views.place(file.request()));
        model.addAttribute("clock", due(file) == null ? null : clock.of(due(file), file.request(), locale));
        model.addAttribute("tasks", own);
        model.addAttribute("photos", photos.of(number));
        model.addAttribute("evidence", evidence.of(number));
        model.addAttribute("handling", access.handling(file).isPresent());
        model.addAttribute("follows", own.stream().anyMatch(task -> task.next() != null));
        return "staff/grid-case";
    }

    private static @Nullable Instant due(CaseFile file) {
        boolean waits = file.officer() == null && file.request().claimDue() != null;
        return waits ? file.request().claimDue() : file.request().handleDue();
    }

    @GetMapping(PATH + "/patrol")
    String patrol(Model model, Locale locale) {
        model.addAttribute("groups", views.categories(locale));
        return "staff/grid-patrol";
    }

    @GetMapping(PATH + "/map")
    String map(Principal officer, Model model, Locale locale) {
        model.addAttribute("pages", Stream.of(Section.values())
                .map(section -> views.page(section, officer.getName(), null, locale)).toList());
        model.addAttribute("grids", map.grids(officer.getName()));
        model.addAttribute("city", register.city());
        return "staff/grid-map";
    }

    @GetMapping(value = PATH + "/outlines.geojson", produces = "application/geo+json")
    ResponseEntity<String> outlines(Principal officer) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/geo+json"))
                .body(map.outlines(officer.getName()));
    }

    /** From here its scope reaches the terminal and nothing else of the site. */
    @GetMapping(PATH + "/worker.js")
    ResponseEntity<byte[]> worker() throws IOException {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript"))
                .cacheControl(CacheControl.noCache()).header("Service-Worker-Allowed", PATH)
                .body(new ClassPathResource("static/staff/assets/grid-worker.js").getContentAsByteArray());
    }
}
