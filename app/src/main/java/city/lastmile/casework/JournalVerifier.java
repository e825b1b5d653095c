package city.lastmile.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Walks every request's chain from its first link to the head that stands with the request, on one snapshot and in
 * constant memory, and names the first link that does not fit.
 */
@Component
class JournalVerifier {

    private static final int FETCH_ROWS = 1000;
    private static final String CHAINS = """
            select r.tracking_number as chain, r.journal_length, r.journal_head, j.*
            from service_request r left join journal_entry j on j.tracking_number = r.tracking_number
            order by r.tracking_number, j.number""";

    private final JdbcTemplate jdbc;

    JournalVerifier(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH_ROWS);
    }

    /**
     * What the walk found.
     *
     * @param entries how many entries were read
     * @param broken  the first broken link, or null when every chain is whole
     */
    record Finding(long entries, @Nullable Broken broken) {
    }

    /**
     * A link that does not fit.
     *
     * @param trackingNumber whose chain
     * @param number         which entry, counted from one
     * @param why            what is wrong with it
     */
    record Broken(String trackingNumber, int number, String why) {
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Finding verify() {
        return walk();
    }

    /** The walk itself, in the caller's transaction. */
    Finding walk() {
        AtomicLong entries = new AtomicLong();
        List<Broken> broken = new ArrayList<>();
        Chain[] chain = new Chain[1];
        jdbc.query(CHAINS, row -> {
            String number = row.getString("chain");
            if (chain[0] == null || !chain[0].trackingNumber.equals(number)) {
                Optional.ofNullable(chain[0]).flatMap(Chain::finish).ifPresent(broken::add);
                chain[0] = new Chain(number, row.getInt("journal_length"), row.getBytes("journal_head"));
            }
            if (row.getBytes("hash") != null) {
                entries.incrementAndGet();
                chain[0].next(RequestLedger.entry(row, 0), row.getBytes("hash")).ifPresent(broken::add);
            }
        });
        Optional.ofNullable(chain[0]).flatMap(Chain::finish).ifPresent(broken::add);
        return new Finding(entries.get(), broken.isEmpty() ? null : broken.get(0));
    }

    /** One chain while it is walked; after its first fault it keeps silent. */
    private static final class Chain {

        private final String trackingNumber;
        private final int length;
        private final byte[] head;
        private byte[] last;
        private int count;
        private boolean faulty;

        Chain(String trackingNumber, int length, byte[] head) {
            this.trackingNumber = trackingNumber;
            this.length = length;
            this.head = head;
            this.last = JournalEntry.genesis(trackingNumber);
        }

        Optional<Broken> next(JournalEntry entry, byte[] stored) {
            count++;
            Optional<Broken> fault = fault(entry, stored);
            last = stored;
            return fault;
        }

        private Optional<Broken> fault(JournalEntry entry, byte[] stored) {
            if (entry.number() != count) {
                return broken(count, "the entry is missing");
            }
            if (!Arrays.equals(entry.previousHash(), last)) {
                return broken(count, "it does not follow the entry before it");
            }
            return Arrays.equals(entry.hash(), stored) ? Optional.empty() : broken(count, "its content was changed");
        }

        Optional<Broken> finish() {
            if (count != length) {
                return broken(count + 1, "the request counts " + length + " entries, the journal " + count);
            }
            return Arrays.equals(last, head) ? Optional.empty() : broken(count, "it is not the head of the chain");
        }

        private Optional<Broken> broken(int number, String why) {
            boolean first = !faulty;
            faulty = true;
            return first ? Optional.of(new Broken(trackingNumber, number, why)) : Optional.empty();
        }
    }
}
