package city.lastmile.insight;

import city.lastmile.insight.CityFigures.Day;
import city.lastmile.insight.CityFigures.Ranked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts what was counted last into the order of the city's page. */
@Component
class CountedCityBoard implements CityBoard {

    private static final int TREND_DAYS = 30;

    private final Snapshots snapshots;
    private final CityRules rules;

    CountedCityBoard(Snapshots snapshots, CityRules rules) {
        this.snapshots = snapshots;
        this.rules = rules;
    }

    @Override
    public CityFigures figures() {
        return figures(snapshots.current(), rules.inForce());
    }

    static CityFigures figures(Snapshot snapshot, Thresholds thresholds) {
        List<Day> trend = trend(snapshot);
        Day today = trend.get(trend.size() - 1);
        return new CityFigures(snapshot.asOf(), snapshot.complete(),
                snapshot.matters().values().stream().reduce(Tally.NONE, Tally::plus), today.reported(), today.ended(),
                by(snapshot, Snapshot.Matter::town), by(snapshot, Snapshot.Matter::category),
                ranking(snapshot, thresholds), HotTopics.of(snapshot, thresholds), trend, thresholds.told());
    }

    @Override
    public Map<String, Tally> grids(String town) {
        return snapshots.current().grids().entrySet().stream().filter(entry -> entry.getKey().town().equals(town))
                .collect(Collectors.toMap(entry -> entry.getKey().grid(), Map.Entry::getValue, Tally::plus));
    }

    private static Map<String, Tally> by(Snapshot snapshot, Function<Snapshot.Matter, String> part) {
        return snapshot.matters().entrySet().stream().collect(Collectors.toMap(entry -> part.apply(entry.getKey()),
                Map.Entry::getValue, Tally::plus));
    }

    private static List<Day> trend(Snapshot snapshot) {
        Map<LocalDate, Long> reported = new HashMap<>();
        snapshot.reported().forEach(entry -> reported.merge(entry.day(), entry.requests(), Long::sum));
        return Stream.iterate(snapshot.today().minusDays(TREND_DAYS - 1L), day -> day.plusDays(1)).limit(TREND_DAYS)
                .map(day -> new Day(day, reported.getOrDefault(day, 0L), snapshot.closedByDay().getOrDefault(day, 0L)))
                .toList();
    }

    private static List<Ranked> ranking(Snapshot snapshot, Thresholds thresholds) {
        TreeSet<String> organisations = new TreeSet<>(snapshot.offices().keySet());
        organisations.addAll(snapshot.performance().keySet());
        organisations.remove("");
        List<Ranked> sorted = organisations.stream().map(code -> unranked(snapshot, code, thresholds))
                .sorted(Comparator.comparing((Ranked row) -> row.onTime().isSmall())
                        .thenComparing(row -> -row.onTime().lower()).thenComparing(Ranked::organisation)).toList();
        List<Ranked> ranking = new ArrayList<>();
        for (Ranked row : sorted) {
            int rank = row.onTime().isSmall() ? 0 : ranking.size() + 1;
            ranking.add(new Ranked(rank, row.organisation(), row.open(), row.onTime(), row.satisfied()));
        }
        return List.copyOf(ranking);
    }

    private static Ranked unranked(Snapshot snapshot, String code, Thresholds thresholds) {
        Performance done = snapshot.performance().getOrDefault(code, Performance.NONE);
        return new Ranked(0, code, snapshot.offices().getOrDefault(code, Tally.NONE),
                new Share(done.onTime(), done.answered(), thresholds.onTime()),
                new Share(done.satisfied(), done.rated(), thresholds.satisfied()));
    }
}
