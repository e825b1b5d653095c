package city.lastmile.insight;

/**
 * A kind of matter that is reported in a town much more often than before.
 *
 * @param town     code of the town
 * @param category code of the category
 * @param lately   how many were reported in the last {@link HotTopics#LATELY} days, today included
 * @param before   how many a time as long had on average in the {@link HotTopics#BEFORE} days before
 * @param strength by how many standard deviations of chance it is more
 */
public record HotTopic(String town, String category, long lately, double before, double strength) {
}
