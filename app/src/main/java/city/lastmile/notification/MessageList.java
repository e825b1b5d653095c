package city.lastmile.notification;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The in-app messages as the officers they were written for see them. */
@Repository
class MessageList {

    private final JdbcClient jdbc;

    MessageList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long unread(String officer) {
        return jdbc.sql("""
                select count(*) from message where recipient = ? and channel = 'IN_APP' and read_at is null""")
                .param(officer).query(Long.class).single();
    }

    /**
     * The officer's messages, newest first.
     *
     * @param before only messages with a smaller number
     */
    List<Message> page(String officer, long before, int most) {
        return jdbc.sql("""
                select * from message where recipient = ? and channel = 'IN_APP' and id < ? order by id desc limit ?""")
                .params(officer, before, most).query(MessageStore::message).list();
    }

    /** Marks as read what the officer has seen; what came since stays unread. */
    void read(String officer, long until, Instant now) {
        jdbc.sql("""
                update message set read_at = :now
                where recipient = :officer and channel = 'IN_APP' and read_at is null and id <= :until""")
                .param("now", MessageStore.utc(now)).param("officer", officer).param("until", until).update();
    }
}
