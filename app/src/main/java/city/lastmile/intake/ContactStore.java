package city.lastmile.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps residents' contact data, apart from their requests. */
@Component
class ContactStore {

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores nothing for an anonymous report. */
    void save(String trackingNumber, Contact contact, Instant now) {
        if (contact.isAnonymous()) {
            return;
        }
        jdbc.sql("insert into report_contact (tracking_number, name, phone, email, created) values (?, ?, ?, ?, ?)")
                .params(trackingNumber, contact.name(), contact.phone(), contact.email(), Timestamp.from(now))
                .update();
    }

    Optional<Contact> find(String trackingNumber) {
        return jdbc.sql("select name, phone, email from report_contact where tracking_number = ?")
                .param(trackingNumber)
                .query((row, n) -> new Contact(row.getString("name"), row.getString("phone"), row.getString("email")))
                .optional();
    }
}
