package city.lastmile.casework;

import java.util.Optional;

/** The face of casework towards staff: a request with all that is known of how it was handled. */
public interface CaseFiles {

    /**
     * Says nothing about who may read it; that is for the caller to ask.
     *
     * @return the file as it stands now, empty for an unknown tracking number
     */
    Optional<CaseFile> open(String trackingNumber);
}
