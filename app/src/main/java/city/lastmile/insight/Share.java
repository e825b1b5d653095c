package city.lastmile.insight;

/**
 * A share of some cases, with the interval that the true share lies in with 95 % confidence, after Wilson (1927): unlike
 * the share alone it does not put one who did one thing well before one who did a thousand nearly all well.
 *
 * @param hits  how many were so
 * @param cases of how many
 * @param least fewer cases than this are a small sample
 */
public record Share(long hits, long cases, long least) {

    private static final double Z = 1.959964;

    /** @return the share, 0 to 1; 0 of nothing */
    public double value() {
        return cases == 0 ? 0 : (double) hits / cases;
    }

    /** @return whether there are too few cases to rank by */
    public boolean isSmall() {
        return cases < least;
    }

    /** @return the lower end of the interval, 0 to 1 */
    public double lower() {
        return cases == 0 ? 0 : Math.max(0, centre() - margin());
    }

    /** @return the upper end of the interval, 0 to 1 */
    public double upper() {
        return cases == 0 ? 1 : Math.min(1, centre() + margin());
    }

    private double centre() {
        return (value() + Z * Z / (2 * cases)) / (1 + Z * Z / cases);
    }

    private double margin() {
        double p = value();
        return Z / (1 + Z * Z / cases) * Math.sqrt(p * (1 - p) / cases + Z * Z / (4.0 * cases * cases));
    }
}
