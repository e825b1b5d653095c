package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.intake.Photos;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The case beside the form of its task, for Tasklist's own tab: the same facts as on its page, without what is decided
 * there. A case that is not the reader's business is answered like one that does not exist.
 */
@Controller
class CasePanel {

    private final CaseFiles files;
    private final CaseAccess access;
    private final CaseViews views;
    private final Photos photos;
    private final EvidencePhotos evidence;
    private final TaskService tasks;
    private final RuntimeService runtime;

    CasePanel(CaseFiles files, CaseAccess access, CaseViews views, Photos photos, EvidencePhotos evidence,
            TaskService tasks, RuntimeService runtime) {
        this.files = files;
        this.access = access;
        this.views = views;
        this.photos = photos;
        this.evidence = evidence;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** Tasklist knows the task alone, and its officers may not read the instance. */
    @GetMapping("/staff/tasks/{task}/case")
    String ofTask(@PathVariable String task) {
        String number = Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult())
                .map(Task::getProcessInstanceId)
                .map(id -> runtime.createProcessInstanceQuery().processInstanceId(id).singleResult())
                .map(ProcessInstance::getBusinessKey).orElseThrow(CasePanel::notFound);
        return "redirect:/staff/requests/" + readable(number).request().trackingNumber() + "/panel";
    }

    @GetMapping("/staff/requests/{number}/panel")
    String show(@PathVariable String number, Model model, Locale locale) {
        CaseFile file = readable(number);
        model.addAttribute("view", views.of(file, photos.of(number), locale));
        model.addAttribute("evidence", evidence.of(number));
        model.addAttribute("mayAddEvidence", access.handling(file).isPresent());
        return "staff/case-panel :: panel";
    }

    private CaseFile readable(String number) {
        return files.open(number).filter(access::mayRead).orElseThrow(CasePanel::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
