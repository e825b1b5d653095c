package city.lastmile.intake;

import java.util.List;
import java.util.Optional;

/** The photographs of requests, for those who may read the case; asking whether they may is the caller's part. */
public interface Photos {

    /** @return the request's photographs in the order of the report */
    List<PhotoInfo> of(String trackingNumber);

    /** @return the photograph, if it belongs to the request */
    Optional<Photo> find(String trackingNumber, String id, Photo.Kind kind);
}
