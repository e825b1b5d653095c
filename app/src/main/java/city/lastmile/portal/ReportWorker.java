package city.lastmile.portal;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out the report page's service worker from an address whose scope is that page and nothing else of the site. */
@RestController
class ReportWorker {

    @GetMapping("/report/worker.js")
    ResponseEntity<byte[]> worker() throws IOException {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript"))
                .cacheControl(CacheControl.noCache()).header("Service-Worker-Allowed", "/report")
                .body(new ClassPathResource("static/assets/portal/report-worker.js").getContentAsByteArray());
    }
}
