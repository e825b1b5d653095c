package city.lastmile.publication;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts texts into what PostgreSQL searches for. Chinese writes no spaces, and PostgreSQL brings no dictionary of it: each
 * run of characters becomes its overlapping pairs (路灯不亮: 路灯 灯不 不亮), so that a word of two characters or more is
 * found wherever it stands. Vectors and queries are written out here, and no parser of the database reads them.
 */
final class SearchWords {

    /** A run of Chinese characters, or a word or number of another script. Nothing in it needs quoting. */
    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    /** PostgreSQL keeps positions up to this, and no word longer than 2,046 bytes. */
    private static final int LAST_POSITION = 16_000;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_RUNS = 20;
    private static final int MOST_PAIRS = 200;

    private SearchWords() {
    }

    /**
     * @param title what counts most
     * @param gist  what counts more than the rest
     * @param rest  everything else
     * @return a {@code tsvector} in PostgreSQL's notation
     */
    static String vector(String title, String gist, String rest) {
        List<String> entries = new ArrayList<>();
        add(entries, title, 'A');
        add(entries, gist, 'B');
        add(entries, rest, 'D');
        return String.join(" ", entries);
    }

    private static void add(List<String> entries, String text, char weight) {
        int position = entries.size();
        for (String run : runs(text)) {
            for (String word : indexed(run)) {
                position = Math.min(position + 1, LAST_POSITION);
                entries.add("'" + word + "':" + position + weight);
            }
            position++;
        }
    }

    /** The last character stands alone as well, so that it too is found by itself. */
    private static List<String> indexed(String run) {
        List<String> words = new ArrayList<>(pairs(run));
        if (isChinese(run) && length(run) > 1) {
            words.add(characters(run).get(length(run) - 1));
        }
        return words;
    }

    /** @return a {@code tsquery} that asks for every run of the words as it stands, or nothing when there is none */
    static String all(String words) {
        return runs(words).stream().limit(MOST_RUNS).map(SearchWords::phrase).collect(Collectors.joining(" & "));
    }

    /** @return a {@code tsquery} that asks for any pair of the words, or nothing when there is none */
    static String any(String words) {
        return runs(words).stream().flatMap(run -> length(run) > 1 ? pairs(run).stream() : Stream.empty()).distinct()
                .limit(MOST_PAIRS).map(word -> "'" + word + "'").collect(Collectors.joining(" | "));
    }

    private static String phrase(String run) {
        if (isChinese(run) && length(run) == 1) {
            return "'" + run + "':*";
        }
        return pairs(run).stream().map(pair -> "'" + pair + "'" + (isChinese(run) ? "" : ":*"))
                .collect(Collectors.joining(" <-> ", "(", ")"));
    }

    private static List<String> runs(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return RUN.matcher(folded).results().map(MatchResult::group).toList();
    }

    private static List<String> pairs(String run) {
        if (!isChinese(run)) {
            return List.of(run.substring(0, Math.min(run.length(), LONGEST_WORD)));
        }
        List<String> characters = characters(run);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.size(); i++) {
            pairs.add(characters.get(i) + characters.get(i + 1));
        }
        return characters.size() == 1 ? characters : pairs;
    }

    private static List<String> characters(String run) {
        return run.codePoints().mapToObj(Character::toString).toList();
    }

    private static int length(String run) {
        return run.codePointCount(0, run.length());
    }

    private static boolean isChinese(String run) {
        return Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
