package city.lastmile.worktime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The office hours of one working day: ranges in order, apart from each other, none across midnight. */
final class OfficeHours {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)\\s*");

    private record Range(LocalTime opening, LocalTime closing) {

        Duration length() {
            return Duration.between(opening, closing);
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(opening) && !time.isAfter(closing);
        }
    }

    private final List<Range> ranges;
    private final Duration length;

    private OfficeHours(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
        this.length = ranges.stream().map(Range::length).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * @param texts ranges such as {@code 08:30-12:00}
     * @throws IllegalArgumentException when there is none, one is not of that form, ends before it begins, or does
     *                                  not lie after the one before it
     */
    static OfficeHours parse(List<String> texts) {
        List<Range> ranges = new ArrayList<>();
        for (String text : texts) {
            Range range = range(text);
            boolean overlaps = !ranges.isEmpty()
                    && !range.opening().isAfter(ranges.get(ranges.size() - 1).closing());
            if (overlaps || !range.opening().isBefore(range.closing())) {
                throw wrong(texts);
            }
            ranges.add(range);
        }
        if (ranges.isEmpty()) {
            throw wrong(texts);
        }
        return new OfficeHours(ranges);
    }

    private static Range range(String text) {
        Matcher ends = FORM.matcher(text);
        if (!ends.matches()) {
            throw wrong(List.of(text));
        }
        try {
            return new Range(LocalTime.parse(ends.group(1)), LocalTime.parse(ends.group(2)));
        } catch (DateTimeException e) {
            throw wrong(List.of(text));
        }
    }

    private static IllegalArgumentException wrong(List<String> texts) {
        return new IllegalArgumentException("lastmile.worktime.office-hours must be ranges of one day such as"
                + " 08:30-12:00, 13:30-17:30, in order and apart from each other, not " + texts);
    }

    /** @return the working time of a whole day, whole minutes and more than nothing */
    Duration length() {
        return length;
    }

    /** @return whether the office is open, opening or closing */
    boolean contains(LocalTime time) {
        return ranges.stream().anyMatch(range -> range.contains(time));
    }

    /** @return the working time of the day up to the time of day */
    Duration workedUntil(LocalTime time) {
        Duration worked = Duration.ZERO;
        for (Range range : ranges) {
            if (time.isBefore(range.opening())) {
                break;
            }
            worked = worked.plus(time.isBefore(range.closing())
                    ? Duration.between(range.opening(), time) : range.length());
        }
        return worked;
    }

    /**
     * @param worked more than nothing, at most a whole day
     * @return the earliest time of day at which so much was worked: a closing rather than the next opening
     */
    LocalTime earliest(Duration worked) {
        Duration left = worked;
        for (Range range : ranges) {
            if (left.compareTo(range.length()) <= 0) {
                return range.opening().plus(left);
            }
            left = left.minus(range.length());
        }
        throw new IllegalArgumentException("More than a day: " + worked);
    }

    /**
     * @param worked nothing or more, less than a whole day
     * @return the latest time of day at which not more was worked: an opening rather than the closing before it
     */
    LocalTime latest(Duration worked) {
        Duration left = worked;
        for (Range range : ranges) {
            if (left.compareTo(range.length()) < 0) {
                return range.opening().plus(left);
            }
            left = left.minus(range.length());
        }
        throw new IllegalArgumentException("A whole day or more: " + worked);
    }
}
