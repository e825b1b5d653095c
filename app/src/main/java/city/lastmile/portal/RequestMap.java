package city.lastmile.portal;

import city.lastmile.casework.PublicPlace;
import city.lastmile.casework.PublicPlaces;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lies open where; read anew every few minutes for each place, however many look. */
@Component
class RequestMap {

    static final int MOST = 2000;
    private static final Duration AGE = Duration.ofMinutes(5);
    private static final int MOST_PLACES = 500;

    private final PublicPlaces places;
    private final Cache<Place, List<PublicPlace>> seen;

    RequestMap(PublicPlaces places, Clock clock) {
        this.places = places;
        Ticker ticker = () -> Duration.ofMillis(clock.millis()).toNanos();
        this.seen = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(AGE).maximumSize(MOST_PLACES).build();
    }

    private record Place(@Nullable String town, @Nullable String grid) {
    }

    /** @return at most {@link #MOST}, last changed first */
    List<PublicPlace> open(@Nullable String town, @Nullable String grid) {
        return seen.get(new Place(town, grid), place -> places.open(place.town(), place.grid(), MOST));
    }
}
