package city.lastmile.intake;

import org.jspecify.annotations.Nullable;

/**
 * Makes residents' words safe to keep without changing what they say. Takes out what no reader sees and what does
 * harm: NUL, which PostgreSQL refuses; control characters; halves of surrogate pairs; overrides of the writing
 * direction, which make a text read otherwise than it is. Scripts and SQL stay: they are just text.
 */
final class Words {

    private static final String UNSEEN = "[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069]|\\uFEFF";

    private Words() {
    }

    /** @return the trimmed text with its line breaks; empty for none */
    static String text(@Nullable String words) {
        return words == null ? "" : words.replace("\r\n", "\n").replace('\r', '\n').replaceAll(UNSEEN, "").strip();
    }

    /** @return the trimmed words on one line; null for none */
    static @Nullable String line(@Nullable String words) {
        String line = text(words).replaceAll("\\s+", " ");
        return line.isEmpty() ? null : line;
    }

    /** @return how many characters a reader counts; an emoji or rare Han character is one, not two */
    static int count(@Nullable String words) {
        return words == null ? 0 : words.codePointCount(0, words.length());
    }
}
