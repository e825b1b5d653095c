package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The city's figures that anybody may see; without complaints about officers. Every request stands in exactly one
 * state, so that the states add up to what was reported.
 *
 * @param asOf          when they were counted
 * @param byState       how many requests of all time stand in each state; every state is named
 * @param overdue       how many of those not yet answered are past a deadline
 * @param reportedToday how many were reported today, by the city's clock
 */
public record PublicFigures(Instant asOf, Map<RequestState, Long> byState, long overdue, long reportedToday) {

    private static final Set<RequestState> IN_HAND = Set.of(RequestState.IN_PROGRESS, RequestState.SHELVED,
            RequestState.COMPLETED, RequestState.CALLED_BACK);

    /** Copies the map and adds the states that nothing stands in. */
    public PublicFigures {
        Map<RequestState, Long> all = new EnumMap<>(RequestState.class);
        for (RequestState state : RequestState.values()) {
            all.put(state, byState.getOrDefault(state, 0L));
        }
        byState = Map.copyOf(all);
    }

    /** @return all that was ever reported: {@link #awaitingClaim} + {@link #inProgress} + {@link #closed} */
    public long reported() {
        return awaitingClaim() + inProgress() + closed();
    }

    /** @return those that nobody has taken in hand yet, wherever on the way to the responsible office */
    public long awaitingClaim() {
        return sum(state -> !state.isFinal() && !IN_HAND.contains(state));
    }

    /** @return those in hand, shelved, or answered and not yet closed */
    public long inProgress() {
        return sum(IN_HAND::contains);
    }

    /** @return those that have ended, in whatever way */
    public long closed() {
        return sum(RequestState::isFinal);
    }

    private long sum(Predicate<RequestState> which) {
        return Arrays.stream(RequestState.values()).filter(which).mapToLong(byState::get).sum();
    }
}
