package city.lastmile.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured, in the order in which it is: what fills tables comes late, what ends a contender last. */
enum Row {
    /** Lifecycles per second, and (b) what one of them writes. */
    A,
    /** Reports over HTTP. */
    C,
    /** Several nodes on one database. */
    F,
    /** Timers among a million. */
    D,
    /** Lists and boards over full tables. */
    E,
    /** Points to grids, and (h) start, memory, import. */
    G;

    /**
     * @param names letters with commas between; {@code b} comes with {@code a}, {@code h} with {@code g}
     * @throws IllegalArgumentException when there is no such row
     */
    static Set<Row> of(String names) {
        return Arrays.stream(names.toUpperCase(Locale.ROOT).split(",")).map(Row::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Row.class)));
    }
}
