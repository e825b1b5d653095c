package city.lastmile.operations;

import city.lastmile.casework.RequestState;
import city.lastmile.insight.StandingFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The city's closed and withdrawn requests of all time, rolled up by day; counted seldom, for they change little. */
@Component
class EndedRequestFigures implements Figures {

    private final StandingFigures requests;
    private final GaugeTable standing;

    EndedRequestFigures(StandingFigures requests, MeterRegistry registry) {
        this.requests = requests;
        standing = new GaugeTable(registry, "lastmile.requests", "Requests by state and responsible tier");
        Arrays.stream(RequestState.values()).filter(RequestState::isFinal).forEach(state -> RequestTags.tiers()
                .forEach(tier -> standing.addRow(Tags.of("state", state.name(), "tier", tier))));
    }

    @Override
    public Pace pace() {
        return Pace.SELDOM;
    }

    @Override
    public void refresh() {
        Map<Tags, Long> counts = requests.ended().stream().collect(Collectors.toMap(
                count -> Tags.of("state", count.state().name(), "tier", RequestTags.tier(count.tier())),
                count -> count.requests(), Long::sum));
        standing.show(counts);
    }

    @Override
    public void forget() {
        standing.forget();
    }
}
