package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
import city.lastmile.casework.Versions;
import city.lastmile.casework.Versions.Version;
import city.lastmile.platform.RefusedInputException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cockpit's page of versions: designers see what a move would do, administrators move. */
@Controller
class MovePages {

    private static final String USUAL = "service-request";
    private static final int MOST_SHOWN = 10;
    private static final int MOST_STAYING = 1000;

    private final CockpitRights rights;
    private final Versions versions;
    private final MoveViews views;
    private final MoveLedger ledger;
    private final RepositoryService repository;
    private final MessageSource messages;
    private final Clock clock;

    MovePages(CockpitRights rights, Versions versions, MoveViews views, MoveLedger ledger, RepositoryService repository,
            MessageSource messages, Clock clock) {
        this.rights = rights;
        this.versions = versions;
        this.views = views;
        this.ledger = ledger;
        this.repository = repository;
        this.messages = messages;
        this.clock = clock;
    }

    /** Shows the versions of a process and, when two are chosen, what a move from one to the other would do. */
    @GetMapping("/staff/cockpit/versions")
    String versions(@RequestParam(defaultValue = USUAL) String process, @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to, Model model, Locale locale) {
        require(rights.plansMoves());
        List<Version> all = versions.versions(process);
        Optional<int[]> suggested = views.suggestion(all);
        model.addAttribute("processes", repository.createProcessDefinitionQuery().latestVersion()
                .orderByProcessDefinitionKey().asc().list());
        model.addAttribute("process", process);
        model.addAttribute("versions", all);
        model.addAttribute("from", from == null ? suggested.map(pair -> pair[0]).orElse(0) : from);
        model.addAttribute("to", to == null ? suggested.map(pair -> pair[1]).orElse(0) : to);
        model.addAttribute("mayMove", rights.movesCases());
        model.addAttribute("moves", ledger.latest(process, MOST_SHOWN).stream()
                .map(move -> views.progress(move, List.of(), locale)).toList());
        if (from != null && to != null) {
            preview(process, from, to, model, locale);
        }
        return "cockpit/versions :: versions";
    }

    private void preview(String process, int from, int to, Model model, Locale locale) {
        try {
            model.addAttribute("preview", views.preview(process, from, to, locale));
        } catch (IllegalArgumentException e) {
            model.addAttribute("refused", messages.getMessage("cockpit.move.none", null, locale));
        }
    }

    /** Starts to move all cases of one version to another. */
    @PostMapping("/staff/cockpit/moves")
    String start(@RequestParam String process, @RequestParam int from, @RequestParam int to, Principal officer,
            RedirectAttributes next, Locale locale) {
        require(rights.movesCases());
        try {
            return "redirect:/staff/cockpit/moves/" + started(process, from, to, officer.getName());
        } catch (RefusedInputException refused) {
            next.addFlashAttribute("refused", messages.getMessage(refused.messageKey(), refused.arguments(), locale));
            next.addAttribute("process", process);
            return "redirect:/staff/cockpit/versions";
        }
    }

    private long started(String process, int from, int to, String officer) {
        List<Version> all = versions.versions(process);
        Version old = all.stream().filter(version -> version.version() == from).findFirst()
                .filter(version -> from != to && all.stream().anyMatch(other -> other.version() == to))
                .orElseThrow(() -> new RefusedInputException("cockpit.move.none"));
        try {
            return ledger.start(process, from, to, officer, clock.instant(), old.running());
        } catch (DuplicateKeyException e) {
            throw new RefusedInputException("cockpit.move.running", from);
        }
    }

    /** How far a batch is. */
    @GetMapping("/staff/cockpit/moves/{id}")
    String move(@PathVariable long id, Model model, Locale locale) {
        require(rights.plansMoves());
        Move move = ledger.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("progress", views.progress(move, ledger.stay(id, MOST_STAYING), locale));
        model.addAttribute("name", name(move.process()));
        model.addAttribute("mayMove", rights.movesCases());
        return "cockpit/move :: move";
    }

    /** What was moved stays moved. */
    @PostMapping("/staff/cockpit/moves/{id}/stop")
    String stop(@PathVariable long id, Principal officer) {
        require(rights.movesCases());
        ledger.stop(id, officer.getName(), clock.instant());
        return "redirect:/staff/cockpit/moves/" + id;
    }

    private String name(String process) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(process)
                .latestVersion().singleResult()).map(ProcessDefinition::getName).orElse(process);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
