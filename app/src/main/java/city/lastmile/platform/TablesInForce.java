package city.lastmile.platform;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tables of designers say, by heart: they are read whenever another version of them comes into force, never while
 * somebody's work is being committed or a reader waits. Faulty ones undo nothing; the last good ones stay until they are
 * mended.
 *
 * @param <T> what was made of them
 */
public final class TablesInForce<T> {

    private static final Logger LOG = LoggerFactory.getLogger(TablesInForce.class);

    private final String what;
    private volatile T read;
    private volatile @Nullable String version;

    /**
     * @param what   goes by the tables, for the log
     * @param before what holds until they have been read for the first time
     */
    public TablesInForce(String what, T before) {
        this.what = what;
        this.read = before;
    }

    /**
     * Reads the tables unless this version has been looked at before.
     *
     * @param latest names the version in force, or null where there is none
     * @param reader makes something of that version; whatever it throws is logged
     */
    public void follow(@Nullable String latest, Function<String, T> reader) {
        if (latest == null || latest.equals(version)) {
            return;
        }
        version = latest;
        long start = System.nanoTime();
        try {
            read = reader.apply(latest);
            LOG.info("{} by {}, read in {} ms", what, latest, (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.error("{} by the tables before {}, which cannot be used", what, latest, e);
        }
    }

    /** @return what the last good tables say */
    public T read() {
        return read;
    }
}
