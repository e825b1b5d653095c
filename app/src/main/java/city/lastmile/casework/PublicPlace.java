package city.lastmile.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a request that has not ended: what it is about, where about, and how far it is. No number, no
 * words, no person.
 *
 * @param id        of this request in this state; tells nothing else
 * @param category  code of its category
 * @param state     where it stands
 * @param changedAt when it was reported, claimed or answered last
 * @param town      code of its town, or null
 * @param grid      code of its grid, or null
 * @param latitude  degrees WGS 84, or null where only the grid may be known
 * @param longitude degrees WGS 84, or null likewise
 */
public record PublicPlace(UUID id, String category, RequestState state, Instant changedAt, @Nullable String town,
        @Nullable String grid, @Nullable Double latitude, @Nullable Double longitude) {
}
