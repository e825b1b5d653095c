package city.lastmile.register;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the layers of the residents' map: boundaries and roads, nothing about any person. */
@RestController
class GeoController {

    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
    private static final Duration FRESH = Duration.ofHours(1);

    private final LiveRegister register;

    GeoController(LiveRegister register) {
        this.register = register;
    }

    /** The mark of its version is a weak one, for the server compresses nothing that has a strong one. */
    @GetMapping("/geo/{layer:[a-z]+}.geojson")
    ResponseEntity<byte[]> layer(@PathVariable String layer) {
        RegisterSnapshot snapshot = register.current();
        return snapshot.layer(layer)
                .map(json -> ResponseEntity.ok().contentType(GEOJSON)
                        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                        .eTag("W/\"register-" + snapshot.version() + "\"")
                        .body(json.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
