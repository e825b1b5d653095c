package city.lastmile.portal;

import city.lastmile.intake.Photo;
import city.lastmile.intake.Reply;
import city.lastmile.intake.ReportDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a report's photographs to the browser in which it was opened with its code. */
@Controller
class FollowPhotos {

    private static final Duration KEPT = Duration.ofHours(1);

    private final ReportDesk desk;

    FollowPhotos(ReportDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/follow/photos/{id}")
    ResponseEntity<byte[]> photo(@PathVariable String id,
            @RequestParam(name = "thumbnail", defaultValue = "false") boolean thumbnail, HttpServletRequest request) {
        Photo.Kind kind = thumbnail ? Photo.Kind.THUMBNAIL : Photo.Kind.PHOTO;
        return FollowCookie.all(request).map(followUp -> desk.photo(followUp, id, kind))
                .filter(Reply.Granted.class::isInstance)
                .map(reply -> ((Reply.Granted<Photo>) reply).value()).findFirst()
                .map(FollowPhotos::shown).orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> shown(Photo photo) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(photo.contentType()))
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate()).body(photo.content());
    }
}
