package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import city.lastmile.insight.History.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The open figures out of what was counted last. */
@Component
class CityPublicBoard implements PublicBoard {

    private final Snapshots snapshots;

    CityPublicBoard(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Optional<PublicFigures> figures() {
        return Optional.of(snapshots.current()).filter(Snapshot::complete).map(CityPublicBoard::figures);
    }

    static PublicFigures figures(Snapshot snapshot) {
        List<Standing> shown = snapshot.standing().stream().filter(standing -> !standing.confidential()).toList();
        Map<RequestState, Long> byState = shown.stream().collect(Collectors.groupingBy(
                standing -> RequestState.valueOf(standing.state()),
                Collectors.summingLong(standing -> standing.tally().open())));
        long reportedToday = snapshot.reported().stream().filter(entry -> entry.day().equals(snapshot.today()))
                .mapToLong(History.Reported::requests).sum();
        return new PublicFigures(snapshot.asOf(), byState,
                shown.stream().mapToLong(standing -> standing.tally().overdue()).sum(), reportedToday);
    }
}
