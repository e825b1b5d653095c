package city.lastmile.publication;

import java.time.Instant;

/**
 * A version, kept for ever.
 *
 * @param note      what its author changed and why, in his words
 * @param author    id of the officer who wrote it
 * @param writtenAt when it was saved
 */
record ArticleVersion(long article, int number, ArticleText text, String note, String author, Instant writtenAt) {
}
