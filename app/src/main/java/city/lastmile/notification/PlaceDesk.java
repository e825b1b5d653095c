package city.lastmile.notification;

import city.lastmile.intake.AttemptLimits;
import city.lastmile.intake.ClientAddress;
import city.lastmile.intake.FieldProblem;
import city.lastmile.intake.Reply;
import city.lastmile.notification.PlaceTokens.Purpose;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Organisation;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes subscriptions in, has them confirmed and forgets them. */
@Service
class PlaceDesk implements PlaceSubscriptions {

    private static final Duration HOUR = Duration.ofHours(1);
    /** So many mails ask one address about one place; then the wish is forgotten first. */
    private static final int MOST_ASKS = 3;

    private final PlaceStore store;
    private final MessageStore outbox;
    private final PlaceTokens tokens;
    private final AddressCheck check;
    private final CityRegister register;
    private final PlaceTimes times;
    private final NotificationProperties properties;
    private final Clock clock;
    private final AttemptLimits networks;
    private final AttemptLimits addresses;

    PlaceDesk(PlaceStore store, MessageStore outbox, PlaceTokens tokens, AddressCheck check, CityRegister register,
            PlaceTimes times, NotificationProperties properties, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.tokens = tokens;
        this.check = check;
        this.register = register;
        this.times = times;
        this.properties = properties;
        this.clock = clock;
        this.networks = new AttemptLimits(properties.places().perNetwork(), HOUR, TimeMeter.SYSTEM_MILLISECONDS);
        this.addresses = new AttemptLimits(properties.places().perAddress(), HOUR, TimeMeter.SYSTEM_MILLISECONDS);
    }

    @Override
    public boolean areOffered() {
        return properties.site() != null;
    }

    @Override
    @Transactional
    public Reply<Place> ask(Wish wish) {
        Optional<String> email = check.email(wish.email());
        List<FieldProblem> problems = problems(wish, email);
        if (!problems.isEmpty()) {
            return new Reply.Refused<>(problems);
        }
        Optional<Duration> pause = networks.use(ClientAddress.site(wish.client()));
        if (pause.isPresent()) {
            return new Reply.TooMany<>(pause.get());
        }
        String address = email.orElseThrow();
        if (addresses.use(address.toLowerCase(Locale.ROOT)).isEmpty()
                && store.countOf(address) < properties.places().most()) {
            Instant now = clock.instant();
            store.ask(UUID.randomUUID(), address, wish.place(), wish.language(), MOST_ASKS, now).ifPresent(asked ->
                    outbox.add(PlaceLetters.confirmation(asked.id(), asked.asks(), now)));
        }
        return new Reply.Granted<>(wish.place());
    }

    private List<FieldProblem> problems(Wish wish, Optional<String> email) {
        List<FieldProblem> problems = new ArrayList<>();
        if (email.isEmpty()) {
            problems.add(problem("email", "notification.place.badEmail"));
        }
        if (!isKnown(wish.place())) {
            problems.add(problem("place", "notification.place.badPlace"));
        }
        return problems;
    }

    private static FieldProblem problem(String field, String key) {
        return new FieldProblem(field, key, List.of(), null);
    }

    private boolean isKnown(Place place) {
        return place.grid() == null ? isTown(place.town()) : register.grid(place.grid()).isPresent();
    }

    private boolean isTown(@Nullable String code) {
        return code != null && register.organisation(code).filter(town -> town.kind() == Organisation.Kind.TOWN).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> asked(String token) {
        return tokens.read(Purpose.CONFIRM, token).flatMap(this::found);
    }

    private Optional<Place> found(UUID id) {
        return store.find(id, clock.instant().minus(properties.places().confirmWithin()));
    }

    @Override
    @Transactional
    public Optional<Place> confirm(String token) {
        Optional<UUID> id = tokens.read(Purpose.CONFIRM, token);
        Optional<Place> place = id.flatMap(this::found);
        place.ifPresent(known -> store.confirm(id.orElseThrow(), times.nextDigest(clock.instant()), clock.instant()));
        return place;
    }

    @Override
    @Transactional
    public void leave(String token) {
        tokens.read(Purpose.LEAVE, token).ifPresent(store::delete);
    }
}
