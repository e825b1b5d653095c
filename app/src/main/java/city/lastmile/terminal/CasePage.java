package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.access.Openings;
import city.lastmile.casework.Answer;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Splitting;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.intake.Photo;
import city.lastmile.intake.Photos;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.StaffBook.Reason;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A case as those who handle it see it: the resident's words, photographs, place, and every step. A case that is not
 * the reader's business is answered like one that does not exist.
 */
@Controller
class CasePage {

    private static final Duration KEPT = Duration.ofHours(1);

    private final CaseFiles files;
    private final CaseAccess access;
    private final Openings openings;
    private final Photos photos;
    private final EvidencePhotos evidence;
    private final CaseViews views;
    private final CaseDeskForStaff desk;
    private final CaseCircumstances circumstances;
    private final MessageSource messages;

    CasePage(CaseFiles files, CaseAccess access, Openings openings, Photos photos, EvidencePhotos evidence,
            CaseViews views, CaseDeskForStaff desk, CaseCircumstances circumstances, MessageSource messages) {
        this.desk = desk;
        this.circumstances = circumstances;
        this.messages = messages;
        this.files = files;
        this.access = access;
        this.openings = openings;
        this.photos = photos;
        this.evidence = evidence;
        this.views = views;
    }

    /** Leads from a search box to the case. */
    @GetMapping("/staff/requests")
    String search(@RequestParam(defaultValue = "") String number) {
        return "redirect:/staff/requests/" + readable(number.strip()).request().trackingNumber();
    }

    @GetMapping("/staff/requests/{number}")
    String show(@PathVariable String number, @RequestParam(required = false) @Nullable Answer urged, Model model,
            Locale locale) {
        CaseFile file = readable(number);
        model.addAttribute("view", views.of(file, photos.of(number), locale));
        model.addAttribute("urged", urged);
        model.addAttribute("evidence", evidence.of(number));
        model.addAttribute("opening", openings.current(file).orElse(null));
        model.addAttribute("stuck", desk.stuck(number));
        model.addAttribute("mayRepair", access.repairing(file).isPresent());
        model.addAttribute("mayDeclare", access.declaring(file).isPresent());
        model.addAttribute("mayAddEvidence", access.handling(file).isPresent());
        circumstances.addTo(model, file, locale);
        return "staff/case";
    }

    /** Asks for speed, on the record. */
    @PostMapping("/staff/requests/{number}/urging")
    String urge(@PathVariable String number) {
        CaseFile file = readable(number);
        String officer = access.urging(file)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return "redirect:/staff/requests/" + number + "?urged=" + desk.urge(file.request().trackingNumber(), officer);
    }

    /** The reader has an interest in the matter: from now on it is out of his hands and his sight. */
    @PostMapping("/staff/requests/{number}/conflict")
    String declareConflict(@PathVariable String number, @RequestParam Reason reason) {
        CaseFile file = readable(number);
        String officer = access.declaring(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        desk.declareConflict(file.request().trackingNumber(), reason, officer);
        return "redirect:/staff?keptOut";
    }

    /** Starts again what had failed until the engine gave up. */
    @PostMapping("/staff/requests/{number}/repair")
    String repair(@PathVariable String number) {
        CaseFile file = readable(number);
        String officer = access.repairing(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        desk.startAgain(file.request().trackingNumber(), officer);
        return "redirect:/staff/requests/" + number;
    }

    /** Makes one case of two. */
    @PostMapping("/staff/requests/{number}/merge")
    String merge(@PathVariable String number, @RequestParam(defaultValue = "") String into, RedirectAttributes next,
            Locale locale) {
        CaseFile file = readable(number);
        String officer = access.merging(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return done(number, next, locale, () -> desk.merge(file.request().trackingNumber(), into.strip(), officer));
    }

    /** Makes a request of its own of a part of the case. */
    @PostMapping("/staff/requests/{number}/split")
    String split(@PathVariable String number, @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String words, RedirectAttributes next, Locale locale) {
        CaseFile file = readable(number);
        String officer = access.merging(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return done(number, next, locale, () -> desk.split(file.request().trackingNumber(),
                new Splitting.Part(category, words), officer));
    }

    /** Opens a supervision by hand. */
    @PostMapping("/staff/requests/{number}/supervision")
    String supervise(@PathVariable String number, @RequestParam(defaultValue = "") String words,
            RedirectAttributes next, Locale locale) {
        CaseFile file = readable(number);
        CaseAccess.Supervisor supervisor = access.supervising(file)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        return done(number, next, locale, () -> desk.supervise(file.request().trackingNumber(), supervisor, words));
    }

    /** What was refused is said on the case's page. */
    private String done(String number, RedirectAttributes next, Locale locale, Runnable action) {
        try {
            action.run();
        } catch (RefusedInputException refused) {
            next.addFlashAttribute("refused", messages.getMessage(refused.messageKey(), refused.arguments(), locale));
        }
        return "redirect:/staff/requests/" + number;
    }

    @GetMapping("/staff/requests/{number}/photos/{id}")
    ResponseEntity<byte[]> photo(@PathVariable String number, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean thumbnail) {
        readable(number);
        Photo photo = photos.find(number, id, thumbnail ? Photo.Kind.THUMBNAIL : Photo.Kind.PHOTO)
                .orElseThrow(CasePage::notFound);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(photo.contentType()))
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate()).body(photo.content());
    }

    private CaseFile readable(String number) {
        return files.open(number).filter(access::mayRead).orElseThrow(CasePage::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
