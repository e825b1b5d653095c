package city.lastmile.worktime;

import java.util.Locale;

/**
 * A span of time as rules state it, such as {@code 4wh} (four working hours), {@code 2wd} (two working days),
 * {@code 24h}, {@code 30m} or {@code 7d} (by the calendar; the clock never stops).
 *
 * @param amount how many; zero or more
 * @param unit   of what
 */
public record Allowance(long amount, Unit unit) {

    /** Working time follows the calendar of workdays and office hours, the rest runs day and night. */
    public enum Unit { WORKING_HOURS, WORKING_DAYS, MINUTES, HOURS, DAYS }

    /** @throws IllegalArgumentException when the amount is negative */
    public Allowance {
        if (amount < 0) {
            throw new IllegalArgumentException("An allowance is never negative: " + amount);
        }
    }

    /**
     * Reads the notation of the decision tables.
     *
     * @throws IllegalArgumentException when the text is not of the form number and unit
     */
    public static Allowance parse(String text) {
        String compact = text.strip().toLowerCase(Locale.ROOT);
        int digits = 0;
        while (digits < compact.length() && Character.isDigit(compact.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            throw new IllegalArgumentException("Not an allowance such as 4wh, 2wd, 24h, 30m or 7d: " + text);
        }
        return new Allowance(Long.parseLong(compact.substring(0, digits)), unit(compact.substring(digits).strip(), text));
    }

    private static Unit unit(String suffix, String text) {
        return switch (suffix) {
            case "wh" -> Unit.WORKING_HOURS;
            case "wd" -> Unit.WORKING_DAYS;
            case "m" -> Unit.MINUTES;
            case "h" -> Unit.HOURS;
            case "d" -> Unit.DAYS;
            default -> throw new IllegalArgumentException("Not an allowance such as 4wh, 2wd, 24h, 30m or 7d: " + text);
        };
    }
}
