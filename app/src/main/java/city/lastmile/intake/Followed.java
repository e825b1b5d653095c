package city.lastmile.intake;

import city.lastmile.casework.PublicStep;
import city.lastmile.casework.RequestFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the resident who sent it may see it.
 *
 * @param file    its facts
 * @param main    those of the request that goes on for it; the same where it was not merged into another
 * @param office  public name of the office that answers for it, in Chinese, or null before triage
 * @param reasons why that office, and why those deadlines, in plain words, in Chinese
 * @param steps   what happened, oldest first
 * @param photos  its photographs in the order they were sent
 * @param proof   photographs from the place that belong to the answer; none before there is one
 * @param mayRate whether the resident may rate it now
 */
public record Followed(RequestFile file, RequestFile main, @Nullable String office, List<String> reasons, List<PublicStep> steps,
        List<PhotoInfo> photos, List<EvidencePhotos.Evidence> proof, boolean mayRate) {
}
