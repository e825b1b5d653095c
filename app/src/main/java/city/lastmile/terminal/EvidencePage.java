package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.intake.EvidencePhotos.Stage;
import city.lastmile.intake.FieldProblem;
import city.lastmile.intake.UploadedPhoto;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes photographs from the place from the officer who is handling the case, and leads him back to where he sent them
 * from: the case's page, or its panel in Tasklist.
 */
@Controller
class EvidencePage {

    private final CaseFiles files;
    private final CaseAccess access;
    private final EvidencePhotos evidence;
    private final MessageSource messages;

    EvidencePage(CaseFiles files, CaseAccess access, EvidencePhotos evidence, MessageSource messages) {
        this.files = files;
        this.access = access;
        this.evidence = evidence;
        this.messages = messages;
    }

    @PostMapping("/staff/requests/{number}/evidence")
    String add(@PathVariable String number, @RequestParam Stage stage,
            @RequestParam(defaultValue = "false") boolean shown, @RequestParam(defaultValue = "false") boolean panel,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos, RedirectAttributes next, Locale locale) {
        String officer = handling(number);
        List<FieldProblem> problems = evidence.add(number, stage, shown, UploadedPhoto.of(photos), officer);
        if (!problems.isEmpty()) {
            next.addFlashAttribute("evidenceProblems", problems.stream()
                    .map(problem -> messages.getMessage(problem.messageKey(), problem.arguments().toArray(), locale))
                    .toList());
        }
        return back(number, panel);
    }

    @PostMapping("/staff/requests/{number}/evidence/{id}")
    String show(@PathVariable String number, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean shown, @RequestParam(defaultValue = "false") boolean panel) {
        evidence.show(number, id, shown, handling(number));
        return back(number, panel);
    }

    private static String back(String number, boolean panel) {
        return "redirect:/staff/requests/" + number + (panel ? "/panel" : "#evidence");
    }

    private String handling(String number) {
        CaseFile file = files.open(number).filter(access::mayRead)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return access.handling(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
