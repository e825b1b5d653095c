package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
import city.lastmile.casework.Casework;
import city.lastmile.casework.RequestFile;
import city.lastmile.casework.Versions;
import city.lastmile.casework.Versions.Gap;
import city.lastmile.casework.Versions.Refusal;
import city.lastmile.casework.Versions.Report;
import city.lastmile.casework.Versions.Version;
import city.lastmile.cockpit.MoveLedger.Stays;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page of versions shows: what a move would do, and how far one is. */
@Component
class MoveViews {

    /** A rehearsal moves each case and takes that back: so many tell enough. */
    static final int MOST_TRIED = 100;
    private static final int MOST_SHOWN = 200;
    private static final double WHOLE = 100.0;

    private final Versions versions;
    private final Casework casework;
    private final CockpitRights rights;
    private final CityRegister register;
    private final Reasons reasons;
    private final Times times;

    MoveViews(Versions versions, Casework casework, CockpitRights rights, CityRegister register, Reasons reasons,
            Times times) {
        this.versions = versions;
        this.casework = casework;
        this.rights = rights;
        this.register = register;
        this.reasons = reasons;
        this.times = times;
    }

    /**
     * What a move would do.
     *
     * @param gaps    elements that the new version has no place for
     * @param tried   how many cases the rehearsal tried
     * @param movable how many of them would go
     * @param left    how many it did not try
     * @param why     why the others stay
     */
    record Preview(List<Gap> gaps, int tried, int movable, long left, List<Why> why) {
    }

    /**
     * A reason and the cases that it holds.
     *
     * @param numbers those that the reader may know, some of them
     */
    record Why(String words, int cases, List<String> numbers) {
    }

    /**
     * How far a batch is.
     *
     * @param percent of the cases looked at, from 0 to 100
     * @param by      who started it
     * @param stopped who stopped it, or an empty text
     */
    record Progress(Move move, long percent, String by, String started, String finished, String stopped, List<Why> why) {
    }

    /** @throws IllegalArgumentException when there is no such process or version, or both versions are the same */
    Preview preview(String process, int from, int to, Locale locale) {
        Report report = versions.rehearse(process, from, to, MOST_TRIED);
        return new Preview(versions.gaps(process, from, to), report.moved() + report.refused().size(), report.moved(),
                report.left(), why(report.refused().stream().map(this::stays).toList(), locale));
    }

    /** @return the version to move from and the one to move to that suggest themselves, if there are two */
    Optional<int[]> suggestion(List<Version> all) {
        int latest = all.isEmpty() ? 0 : all.get(all.size() - 1).version();
        return all.stream().filter(version -> version.version() != latest)
                .max((one, other) -> Long.compare(one.running(), other.running()))
                .map(old -> new int[] {old.version(), latest});
    }

    Progress progress(Move move, List<Stays> stay, Locale locale) {
        long looked = Math.min(move.total(), move.moved() + move.refused());
        long percent = move.total() == 0 || !move.running() && move.stoppedBy() == null ? Math.round(WHOLE)
                : Math.round(WHOLE * looked / move.total());
        return new Progress(move, percent, called(move.startedBy()), times.at(move.startedAt()),
                move.finishedAt() == null ? "" : times.at(move.finishedAt()), called(move.stoppedBy()),
                why(stay, locale));
    }

    private String called(@Nullable String officer) {
        return officer == null ? "" : register.officer(officer).map(Officer::name).orElse(officer);
    }

    private Stays stays(Refusal refusal) {
        boolean hidden = casework.find(refusal.trackingNumber()).map(RequestFile::confidential).orElse(true);
        return new Stays(hidden ? null : refusal.trackingNumber(), String.join("; ", refusal.reasons()));
    }

    private List<Why> why(List<Stays> stay, Locale locale) {
        Map<String, List<Stays>> byReason =
                stay.stream().collect(Collectors.groupingBy(Stays::reason, TreeMap::new, Collectors.toList()));
        boolean reads = rights.readsCases();
        return byReason.entrySet().stream().map(entry -> new Why(reasons.inWords(entry.getKey(), locale),
                entry.getValue().size(), entry.getValue().stream().map(Stays::trackingNumber)
                        .filter(number -> number != null && reads).limit(MOST_SHOWN).toList())).toList();
    }
}
