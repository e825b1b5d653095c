package city.lastmile.portal;

import city.lastmile.publication.ArticleKind;
import city.lastmile.publication.Headline;
import city.lastmile.publication.Network;
import java.util.List;
import java.util.Locale;

/**
 * An article in a list, in the reader's language. What offices write is Chinese.
 *
 * @param office who published it
 * @param day    when
 */
record ArticleLine(long id, ArticleKind kind, Network network, String title, String summary, String office, String day) {

    static List<ArticleLine> of(List<Headline> headlines, RegisterWords words, Locale locale) {
        return headlines.stream().map(headline -> of(headline, words, locale)).toList();
    }

    static ArticleLine of(Headline headline, RegisterWords words, Locale locale) {
        return new ArticleLine(headline.id(), headline.kind(), headline.network(), headline.title(), headline.summary(),
                words.organisation(headline.organisation(), locale),
                RegisterWords.day(headline.publishedAt(), locale));
    }
}
