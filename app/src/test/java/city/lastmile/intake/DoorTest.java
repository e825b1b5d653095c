package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DoorTest {

    private static final long LONG_MILLIS = TimeUnit.MINUTES.toMillis(1);

    @Test
    void the_next_report_is_taken_in_when_the_one_before_is_done() throws Exception {
        Door door = new Door(1, LONG_MILLIS);
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Optional<String>> first = CompletableFuture.supplyAsync(() -> door.letIn(() -> {
            inside.countDown();
            await(asked);
            done.set(true);
            return "first";
        }));
        await(inside);

        CompletableFuture<Optional<Boolean>> next = CompletableFuture.supplyAsync(() -> {
            asked.countDown();
            return door.letIn(done::get);
        });

        assertThat(next.get(LONG_MILLIS, TimeUnit.MILLISECONDS)).as("the first was done by then").contains(true);
        assertThat(first.get(LONG_MILLIS, TimeUnit.MILLISECONDS)).contains("first");
    }

    @Test
    void as_many_as_there_are_places_are_taken_in_at_a_time() {
        Door door = new Door(2, 0);

        assertThat(door.letIn(() -> door.letIn(() -> "second")).orElseThrow()).contains("second");
    }

    @Test
    void for_who_finds_no_place_in_time_nothing_is_done() {
        Door door = new Door(1, 0);
        AtomicBoolean done = new AtomicBoolean();

        Optional<Optional<Boolean>> refused = door.letIn(() -> door.letIn(() -> done.getAndSet(true)));

        assertThat(refused).contains(Optional.empty());
        assertThat(done).isFalse();
    }

    @Test
    void a_report_that_fails_leaves_its_place_to_the_next() {
        Door door = new Door(1, 0);

        assertThatThrownBy(() -> door.letIn(() -> {
            throw new IllegalStateException("no database");
        })).hasMessage("no database");
        assertThat(door.letIn(() -> "next")).contains("next");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
