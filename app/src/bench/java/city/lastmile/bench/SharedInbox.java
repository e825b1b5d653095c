package city.lastmile.bench;

import city.lastmile.bench.Contender.Dispatched;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One inbox for all nodes of a database: whichever node judges a report, an officer at any of them may have it. Costs two
 * statements and a commit for each, with one node as with three.
 */
final class SharedInbox {

    private final JdbcClient jdbc;

    SharedInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table if not exists bench_inbox (number text primary key)").update();
    }

    void add(Dispatched dispatched) {
        jdbc.sql("insert into bench_inbox (number) values (?)").param(dispatched.number()).update();
    }

    Optional<Dispatched> poll() {
        return jdbc.sql("""
                delete from bench_inbox where number in (select number from bench_inbox limit 1 for update skip locked)
                returning number""").query(String.class).optional().map(number -> new Dispatched(number, ""));
    }
}
