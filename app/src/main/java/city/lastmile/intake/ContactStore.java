package city.lastmile.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps residents' contact data, apart from their requests. */
@Component
class ContactStore implements Contacts {

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores nothing for an anonymous report. The language is the one in which the resident is answered just now. */
    void save(String trackingNumber, Contact contact, Instant now) {
        if (contact.isAnonymous()) {
            return;
        }
        jdbc.sql("""
                insert into report_contact (tracking_number, name, phone, email, language, created)
                values (?, ?, ?, ?, ?, ?)""")
                .params(trackingNumber, contact.name(), contact.phone(), contact.email(), language().toLanguageTag(),
                        Timestamp.from(now))
                .update();
    }

    void forget(String trackingNumber) {
        jdbc.sql("delete from report_contact where tracking_number = ?").param(trackingNumber).update();
    }

    private static Locale language() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? Locale.SIMPLIFIED_CHINESE : locale;
    }

    @Override
    public Optional<Reach> of(String trackingNumber) {
        return jdbc.sql("select name, phone, email, language from report_contact where tracking_number = ?")
                .param(trackingNumber)
                .query((row, n) -> new Reach(
                        new Contact(row.getString("name"), row.getString("phone"), row.getString("email")),
                        Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }
}
