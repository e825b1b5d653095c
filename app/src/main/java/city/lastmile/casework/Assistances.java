package city.lastmile.casework;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what assisting offices were asked and answered. */
@Repository
class Assistances {

    private final JdbcClient jdbc;

    Assistances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(String trackingNumber, String group, String words, Instant due, Instant now) {
        jdbc.sql("""
                insert into joint_assistance (tracking_number, assist_group, asked_words, due, asked_at)
                values (:number, :group, :words, :due, :now)""")
                .param("number", trackingNumber).param("group", group).param("words", words)
                .param("due", due.atOffset(ZoneOffset.UTC)).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** @return the offices that have not answered yet */
    List<String> open(String trackingNumber) {
        return jdbc.sql("""
                select assist_group from joint_assistance where tracking_number = :number and ended_at is null
                order by id""").param("number", trackingNumber).query(String.class).list();
    }

    /** @return what the office was asked and has not answered yet */
    Optional<String> words(String trackingNumber, String group) {
        return jdbc.sql("""
                select asked_words from joint_assistance
                where tracking_number = :number and assist_group = :group and ended_at is null""")
                .param("number", trackingNumber).param("group", group).query(String.class).optional();
    }

    void answer(String trackingNumber, String group, String officer, String answer, Instant now) {
        jdbc.sql("""
                update joint_assistance set answered_by = :officer, answer = :answer, ended_at = :now
                where tracking_number = :number and assist_group = :group and ended_at is null""")
                .param("officer", officer).param("answer", answer).param("now", now.atOffset(ZoneOffset.UTC))
                .param("number", trackingNumber).param("group", group).update();
    }

    /** @return whether the office had not answered */
    boolean end(String trackingNumber, String group, Instant now) {
        return jdbc.sql("""
                update joint_assistance set ended_at = :now
                where tracking_number = :number and assist_group = :group and ended_at is null""")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("number", trackingNumber).param("group", group)
                .update() == 1;
    }
}
