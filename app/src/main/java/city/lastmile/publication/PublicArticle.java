package city.lastmile.publication;

import java.util.List;

/**
 * A public article as a whole. Texts of which nothing is said are empty.
 *
 * @param headline   what lists show of it
 * @param html       the text, harmless
 * @param audience   of a guide: who can apply
 * @param papers     of a guide: what to bring
 * @param place      of a guide: where
 * @param duration   of a guide: how long it takes
 * @param link       address where it is done online
 * @param categories codes of the categories of reports that it answers
 */
public record PublicArticle(Headline headline, String html, String audience, List<String> papers, String place,
        String duration, String link, List<String> categories) {
}
