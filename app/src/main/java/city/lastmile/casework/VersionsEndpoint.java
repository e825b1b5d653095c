package city.lastmile.casework;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/versions/PROCESS}: which version each case goes by, and moves them; for administrators. Which
 * parameters may be left out, Actuator reads from Spring's own annotation only.
 */
@Component
@Endpoint(id = "versions")
class VersionsEndpoint {

    private final VersionChange versions;

    VersionsEndpoint(VersionChange versions) {
        this.versions = versions;
    }

    @ReadOperation
    @Nullable List<VersionChange.Version> list(@Selector String process) {
        List<VersionChange.Version> found = versions.versions(process);
        return found.isEmpty() ? null : found;
    }

    @WriteOperation
    WebEndpointResponse<Object> move(@Selector String process, int from, int to, @Nullable Integer skip,
            @Nullable String trackingNumber) {
        try {
            return new WebEndpointResponse<>(trackingNumber == null
                    ? versions.move(process, from, to, skip == null ? 0 : skip)
                    : versions.move(process, from, to, trackingNumber));
        } catch (IllegalArgumentException e) {
            return new WebEndpointResponse<>(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY,
                    e.getMessage()), HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
    }
}
