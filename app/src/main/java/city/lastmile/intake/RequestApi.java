package city.lastmile.intake;

import city.lastmile.intake.RequestBodies.NearbyRequest;
import city.lastmile.intake.RequestBodies.Addition;
import city.lastmile.intake.RequestBodies.RatingSubmission;
import city.lastmile.intake.RequestBodies.RequestReceipt;
import city.lastmile.intake.RequestBodies.RequestSubmission;
import city.lastmile.intake.RequestBodies.RequestView;
import city.lastmile.intake.RequestBodies.Withdrawal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reports over JSON, for the city's other systems and for apps; the same desk as behind the page. */
@RestController
@RequestMapping("/api/v1/requests")
class RequestApi {

    private static final String CODE = "X-Follow-Up-Code";
    private static final String KEY = "Idempotency-Key";

    private final ReportDesk desk;
    private final ApiAnswers answers;

    RequestApi(ReportDesk desk, ApiAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@RequestBody RequestSubmission submission,
            @RequestHeader(name = KEY, required = false) @Nullable String key, HttpServletRequest request) {
        return submitted(desk.submit(submission.toReport(), List.of(), key, request.getRemoteAddr()));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> submitWithPhotos(@RequestPart("report") RequestSubmission submission,
            @RequestPart(name = "photos", required = false) @Nullable List<MultipartFile> photos,
            @RequestHeader(name = KEY, required = false) @Nullable String key, HttpServletRequest request) {
        return submitted(desk.submit(submission.toReport(), UploadedPhoto.of(photos), key, request.getRemoteAddr()));
    }

    private ResponseEntity<?> submitted(Reply<Receipt> reply) {
        return answers.of(reply, receipt -> ResponseEntity
                .created(URI.create("/api/v1/requests/" + receipt.trackingNumber()))
                .header("Idempotency-Replayed", String.valueOf(receipt.repeated()))
                .body(RequestReceipt.of(receipt)));
    }

    /** Asked before a report is sent: is it one of these? */
    @GetMapping("/nearby")
    List<NearbyRequest> nearby(@RequestParam String category, @RequestParam double latitude,
            @RequestParam double longitude) {
        return desk.nearby(category, latitude, longitude).stream().map(NearbyRequest::of).toList();
    }

    @GetMapping("/{trackingNumber}")
    ResponseEntity<?> follow(@PathVariable String trackingNumber,
            @RequestHeader(name = CODE, defaultValue = "") String code, HttpServletRequest request) {
        return answers.of(desk.follow(followUp(trackingNumber, code, request)),
                followed -> ResponseEntity.ok(RequestView.of(followed)));
    }

    @GetMapping(path = "/{trackingNumber}/photos/{id}", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<?> photo(@PathVariable String trackingNumber, @PathVariable String id,
            @RequestParam(name = "thumbnail", defaultValue = "false") boolean thumbnail,
            @RequestHeader(name = CODE, defaultValue = "") String code, HttpServletRequest request) {
        Photo.Kind kind = thumbnail ? Photo.Kind.THUMBNAIL : Photo.Kind.PHOTO;
        return answers.of(desk.photo(followUp(trackingNumber, code, request), id, kind),
                photo -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(photo.content()));
    }

    @PostMapping("/{trackingNumber}/additions")
    ResponseEntity<?> add(@PathVariable String trackingNumber, @RequestBody Addition addition,
            @RequestHeader(name = CODE, defaultValue = "") String code, HttpServletRequest request) {
        return answers.of(desk.add(followUp(trackingNumber, code, request), addition.words()), answers::of);
    }

    @PostMapping("/{trackingNumber}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable String trackingNumber, @RequestBody Withdrawal withdrawal,
            @RequestHeader(name = CODE, defaultValue = "") String code, HttpServletRequest request) {
        return answers.of(desk.withdraw(followUp(trackingNumber, code, request), withdrawal.reason()), answers::of);
    }

    @PostMapping("/{trackingNumber}/urging")
    ResponseEntity<?> urge(@PathVariable String trackingNumber,
            @RequestHeader(name = CODE, defaultValue = "") String code, HttpServletRequest request) {
        return answers.of(desk.urge(followUp(trackingNumber, code, request)), answers::of);
    }

    @PostMapping("/{trackingNumber}/rating")
    ResponseEntity<?> rate(@PathVariable String trackingNumber, @RequestBody RatingSubmission rating,
            @RequestHeader(name = CODE, defaultValue = "") String code, HttpServletRequest request) {
        return answers.of(desk.rate(followUp(trackingNumber, code, request), rating.toStars()), answers::of);
    }

    private static FollowUp followUp(String trackingNumber, String code, HttpServletRequest request) {
        return new FollowUp(trackingNumber, code, request.getRemoteAddr());
    }
}
