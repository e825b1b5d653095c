package city.lastmile.intake;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The shape of a tracking number: date, number of the day's sequence, check digit, in digits alone so that it can be
 * told over the telephone. The check digit is Damm's: it catches every single wrong digit and every swap of neighbours.
 */
final class TrackingNumber {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int DIGITS = 13;
    /** H. M. Damm, Total anti-symmetrische Quasigruppen, 2004: the quasigroup of order ten. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}};

    private TrackingNumber() {
    }

    /** @param sequence 1 to 999,999, unique within the day */
    static String of(LocalDate day, long sequence) {
        String digits = DAY.format(day) + "%06d".formatted(sequence);
        return grouped(digits + checkDigit(digits));
    }

    /**
     * Brings what was typed into the written form: full-width digits, spaces and dashes of any kind are forgiven.
     *
     * @return empty for what cannot be a number, however long it is
     */
    static String normalised(String typed) {
        String digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
        return digits.length() == DIGITS ? grouped(digits) : "";
    }

    private static String grouped(String digits) {
        return digits.substring(0, 6) + "-" + digits.substring(6, 12) + "-" + digits.substring(12);
    }

    private static int checkDigit(String digits) {
        return digits.chars().map(c -> c - '0').reduce(0, (interim, digit) -> DAMM[interim][digit]);
    }
}
