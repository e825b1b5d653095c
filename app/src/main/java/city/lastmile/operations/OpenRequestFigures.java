package city.lastmile.operations;

import city.lastmile.casework.RequestState;
import city.lastmile.insight.RequestCount;
import city.lastmile.insight.StandingFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The city's open requests by state and tier, and how many are overdue; every node shows the same. */
@Component
class OpenRequestFigures implements Figures {

    private final StandingFigures requests;
    private final GaugeTable standing;
    private final GaugeTable overdue;

    OpenRequestFigures(StandingFigures requests, MeterRegistry registry) {
        this.requests = requests;
        standing = new GaugeTable(registry, "lastmile.requests", "Requests by state and responsible tier");
        overdue = new GaugeTable(registry, "lastmile.requests.overdue",
                "Open requests that should have been claimed or handled by now");
        RequestTags.tiers().forEach(this::addRows);
    }

    private void addRows(String tier) {
        Arrays.stream(RequestState.values()).filter(state -> !state.isFinal())
                .forEach(state -> standing.addRow(Tags.of("state", state.name(), "tier", tier)));
        overdue.addRow(Tags.of("deadline", "claim", "tier", tier));
        overdue.addRow(Tags.of("deadline", "handle", "tier", tier));
    }

    @Override
    public Pace pace() {
        return Pace.OFTEN;
    }

    @Override
    public void refresh() {
        List<RequestCount> counts = requests.open();
        Map<Tags, Long> byState = new HashMap<>();
        Map<Tags, Long> late = new HashMap<>();
        for (RequestCount count : counts) {
            String tier = RequestTags.tier(count.tier());
            byState.merge(Tags.of("state", count.state().name(), "tier", tier), count.requests(), Long::sum);
            late.merge(Tags.of("deadline", "claim", "tier", tier), count.claimOverdue(), Long::sum);
            late.merge(Tags.of("deadline", "handle", "tier", tier), count.handleOverdue(), Long::sum);
        }
        standing.show(byState);
        overdue.show(late);
    }

    @Override
    public void forget() {
        standing.forget();
        overdue.forget();
    }
}
