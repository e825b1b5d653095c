package city.lastmile.insight;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class SnapshotsTest {

    @Autowired
    SnapshotReader reader;

    @Test
    void after_a_look_the_city_is_counted_ahead_of_the_next_one() {
        Snapshots snapshots = new Snapshots(reader);
        Snapshot first = snapshots.current();

        snapshots.keepFresh();

        Snapshot next = snapshots.current();
        assertThat(next).isNotSameAs(first);
        assertThat(snapshots.current()).as("nobody counted for this look").isSameAs(next);
    }
}
