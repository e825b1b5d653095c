package city.lastmile.cockpit;

import city.lastmile.casework.Suitability;
import city.lastmile.oversight.OpenSupervisions;
import city.lastmile.oversight.OpenSupervisions.OpenSupervision;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the running supervisions into their readers' words. */
@Component
class SupervisionViews {

    private static final int PER_PAGE = 25;

    private final OpenSupervisions supervisions;
    private final Suitability suitability;
    private final CityRegister register;
    private final Times times;
    private final Clock clock;

    SupervisionViews(OpenSupervisions supervisions, Suitability suitability, CityRegister register, Times times,
            Clock clock) {
        this.supervisions = supervisions;
        this.suitability = suitability;
        this.register = register;
        this.times = times;
        this.clock = clock;
    }

    /**
     * One page of a tier.
     *
     * @param before number of the page before it, or null on the first
     * @param after  number of the page after it, or null on the last
     */
    record TierPage(Tier tier, List<Line> lines, @Nullable Integer before, @Nullable Integer after) {
    }

    /** One running supervision. */
    record Line(OpenSupervision supervision, String responsible, String supervisor, String since, String age,
            String due) {
    }

    List<TierPage> of(@Nullable Tier only, int page, String reader, Locale locale) {
        return (only == null ? Stream.of(Tier.values()) : Stream.of(only))
                .map(tier -> page(tier, page, reader, locale)).toList();
    }

    private TierPage page(Tier tier, int page, String reader, Locale locale) {
        List<OpenSupervision> found = supervisions.oldest(tier.codes(), page * PER_PAGE, PER_PAGE + 1);
        List<Line> lines = found.stream().limit(PER_PAGE)
                .filter(open -> !suitability.mustKeepOut(reader, open.trackingNumber()))
                .map(open -> line(open, locale)).toList();
        return new TierPage(tier, lines, page > 0 ? page - 1 : null, found.size() > PER_PAGE ? page + 1 : null);
    }

    private Line line(OpenSupervision open, Locale locale) {
        return new Line(open, open.responsibleGroup() == null ? "—" : register.officeName(open.responsibleGroup()),
                register.officeName(open.supervisorGroup()), times.at(open.openedAt()),
                times.lasting(Duration.between(open.openedAt(), clock.instant()), locale),
                open.handleDue() == null ? "—" : times.at(open.handleDue()));
    }
}
