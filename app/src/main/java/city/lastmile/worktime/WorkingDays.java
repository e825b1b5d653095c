package city.lastmile.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which days are worked, numbered through: Monday to Friday, but for what the notices say.
 *
 * <p>The number of a day is that of the weekdays before it, corrected by the sum of the exceptions before it;
 * so neither direction walks through the days.
 */
final class WorkingDays {

    private static final long FIRST_MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();

    private final Set<Integer> publishedYears = new HashSet<>();
    /** By epoch day of each exception: how many more (or fewer) days than weekdays are worked up to it, itself included. */
    private final NavigableMap<Long, Integer> corrections = new TreeMap<>();
    private final Set<LocalDate> exceptions = new HashSet<>();

    /**
     * @param files one per year, earlier years first: of two notices on the same day the later one counts
     *              (in December the next year's notice overrules)
     */
    WorkingDays(Collection<HolidayFile> files) {
        NavigableMap<LocalDate, Boolean> offDays = new TreeMap<>();
        for (HolidayFile file : files) {
            if (file.isPublished()) {
                publishedYears.add(file.year());
            }
            file.days().forEach(day -> offDays.put(day.date(), day.offDay()));
        }
        offDays.forEach(this::addException);
    }

    private void addException(LocalDate day, boolean offDay) {
        if (offDay == isWeekday(day)) {
            exceptions.add(day);
            int before = corrections.isEmpty() ? 0 : corrections.lastEntry().getValue();
            corrections.put(day.toEpochDay(), before + (offDay ? -1 : 1));
        }
    }

    boolean isPublished(LocalDate day) {
        return publishedYears.contains(day.getYear());
    }

    boolean isWorked(LocalDate day) {
        return isWeekday(day) != exceptions.contains(day);
    }

    /** @return how many working days lie before the day, counted from a fixed day; negative before that one */
    long numberOf(LocalDate day) {
        return numberOf(day.toEpochDay());
    }

    /** @return the working day with the number, so that {@code numberOf(dayOf(n)) == n} */
    LocalDate dayOf(long number) {
        long guess = FIRST_MONDAY + Math.multiplyExact(Math.floorDiv(number, 5), 7L) + Math.floorMod(number, 5);
        long reach = 7 + 2L * corrections.size();
        long low = guess - reach;
        long high = guess + reach;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2L);
            if (numberOf(middle + 1) > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return LocalDate.ofEpochDay(low);
    }

    private long numberOf(long epochDay) {
        long sinceMonday = epochDay - FIRST_MONDAY;
        long weekdays = Math.floorDiv(sinceMonday, 7) * 5L + Math.min(Math.floorMod(sinceMonday, 7), 5);
        var correction = corrections.lowerEntry(epochDay);
        return weekdays + (correction == null ? 0 : correction.getValue());
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }
}
