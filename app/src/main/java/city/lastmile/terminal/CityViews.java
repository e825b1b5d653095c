package city.lastmile.terminal;

import city.lastmile.insight.CityBoard;
import city.lastmile.insight.CityFigures;
import city.lastmile.insight.HotTopic;
import city.lastmile.insight.Share;
import city.lastmile.insight.Tally;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Organisation;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts the city's figures into the reader's words, for tables and map. */
@Component
class CityViews {

    /**
     * The page.
     *
     * @param asOf when it was counted, for people
     */
    record City(String asOf, CityFigures figures, List<Place> towns, List<Place> categories, List<Rank> ranking,
            List<Topic> topics) {
    }

    /** A town or a category with what is open there. */
    record Place(String code, String name, Tally tally) {
    }

    /**
     * The grids of a town.
     *
     * @param town  its code
     * @param grids those with something open, the fullest first
     */
    record Grids(String town, String townName, List<Place> grids) {
    }

    /** An organisation's place; percents as whole numbers. */
    record Rank(String place, boolean small, String code, String name, Tally tally, Percent onTime, Percent satisfied) {
    }

    /** A share in percent with its interval, of so many cases. */
    record Percent(long value, long lower, long upper, long cases, boolean small) {

        static Percent of(Share share) {
            return new Percent(whole(share.value()), whole(share.lower()), whole(share.upper()), share.cases(),
                    share.isSmall());
        }

        private static long whole(double share) {
            return Math.round(share * 100);
        }
    }

    /** What is reported much more often than before. */
    record Topic(String town, String townName, String category, String categoryName, long lately, String before) {
    }

    private static final Comparator<Place> FULLEST_FIRST =
            Comparator.comparing((Place place) -> -place.tally().open()).thenComparing(Place::code);

    private final CityBoard board;
    private final CityRegister register;
    private final RequestRows rows;
    private final DateTimeFormatter second;

    CityViews(CityBoard board, CityRegister register, RequestRows rows, Clock clock) {
        this.board = board;
        this.register = register;
        this.rows = rows;
        this.second = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(clock.getZone());
    }

    City of(Locale locale) {
        CityFigures figures = board.figures();
        return new City(second.format(figures.asOf()), figures, towns(figures, locale), categories(figures, locale),
                figures.ranking().stream().map(row -> new Rank(row.rank() == 0 ? "—" : String.valueOf(row.rank()),
                        row.onTime().isSmall(), row.organisation(), rows.organisation(row.organisation(), locale),
                        row.open(), Percent.of(row.onTime()), Percent.of(row.satisfied()))).toList(),
                figures.hotTopics().stream().map(topic -> topic(topic, locale)).toList());
    }

    /** @return the grids of the town as they stand now */
    Grids grids(Organisation town, Locale locale) {
        return new Grids(town.code(), rows.organisation(town.code(), locale), board.grids(town.code()).entrySet().stream()
                .flatMap(entry -> register.grid(entry.getKey()).stream()
                        .map(grid -> new Place(grid.code(), grid.name(), entry.getValue())))
                .sorted(FULLEST_FIRST).toList());
    }

    private List<Place> towns(CityFigures figures, Locale locale) {
        return register.organisations().stream().filter(office -> office.kind() == Organisation.Kind.TOWN)
                .map(town -> new Place(town.code(), rows.organisation(town.code(), locale),
                        figures.towns().getOrDefault(town.code(), Tally.NONE))).toList();
    }

    private List<Place> categories(CityFigures figures, Locale locale) {
        return figures.categories().entrySet().stream().filter(entry -> entry.getValue().open() > 0).map(entry -> new Place(entry.getKey(),
                        rows.category(entry.getKey(), locale), entry.getValue()))
                .sorted(FULLEST_FIRST).toList();
    }

    private Topic topic(HotTopic topic, Locale locale) {
        return new Topic(topic.town(), rows.organisation(topic.town(), locale), topic.category(),
                rows.category(topic.category(), locale), topic.lately(), "%.1f".formatted(topic.before()));
    }
}
