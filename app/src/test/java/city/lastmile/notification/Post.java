package city.lastmile.notification;

import city.lastmile.support.CaseDriver;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of messages do to requests and find in the outbox. */
record Post(CaseDriver driver, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {

    static final String MOBILE = "13957284163";
    static final String EMAIL = "li.xiaomei@mail.jiaozhou.gov.cn";

    /** A row of the outbox. */
    record Row(long id, int entry, String event, String recipient, String channel, String state, int attempts,
            Instant nextAttempt, @Nullable String lastError) {
    }

    /** Reports a matter whose resident left an address, in one transaction as intake does. */
    String report(@Nullable String phone, @Nullable String email, String language) {
        return transactions.execute(status -> reported("garbage", null, phone, email, language));
    }

    /** Reports a matter of the category, about the organisation if there is one. */
    String reportOf(String category, @Nullable String subject, String phone) {
        return transactions.execute(status -> reported(category, subject, phone, null, "zh-CN"));
    }

    String reported(String category, @Nullable String subject, @Nullable String phone, @Nullable String email,
            String language) {
        if (phone == null && email == null) {
            return driver.report(category, "370281001", "370281001-0001", subject);
        }
        String number = driver.reportWithContact(category, "370281001", "370281001-0001", subject);
        leave(number, phone, email, language);
        return number;
    }

    /** Stores how the resident can be reached. */
    void leave(String number, @Nullable String phone, @Nullable String email, String language) {
        jdbc.sql("""
                insert into report_contact (tracking_number, phone, email, language, created)
                values (?, ?, ?, ?, now())""").params(number, phone, email, language).update();
    }

    void dispatch(String number) {
        driver.fire(number, "Acceptance");
    }

    void claim(String number) {
        driver.complete(number, "ClaimRequest", "grid01", Map.of());
    }

    void answer(String number, String words) {
        driver.complete(number, "HandleRequest", "grid01", Map.of("outcome", "SOLVED", "publicAnswer", words));
    }

    List<Row> outbox(String number) {
        return jdbc.sql("select * from message where tracking_number = ? order by id").param(number)
                .query((row, index) -> new Row(row.getLong("id"), row.getInt("entry"), row.getString("event"),
                        row.getString("recipient"), row.getString("channel"), row.getString("state"),
                        row.getInt("attempts"), row.getTimestamp("next_attempt").toInstant(),
                        row.getString("last_error"))).list();
    }

    List<String> events(String number, String recipient, String channel) {
        return outbox(number).stream().filter(row -> row.recipient().equals(recipient)
                && row.channel().equals(channel)).map(Row::event).toList();
    }

    /** Sets the engine's clock to a time of a day by the city's clock. */
    static void at(int hour, int minute) {
        ClockUtil.setCurrentTime(Date.from(ZonedDateTime.of(2026, 3, 10, hour, minute, 0, 0, ZoneId.of("Asia/Shanghai"))
                .toInstant()));
    }

    static void goOn(java.time.Duration time) {
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    }
}
