package city.lastmile.notification;

import city.lastmile.notification.PlaceSubscriptions.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The subscriptions' table. */
@Repository
class PlaceStore {

    private final JdbcClient jdbc;

    PlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A subscription that its address is about to be asked of.
     *
     * @param id   its id
     * @param asks how often it was asked for, from 1
     */
    record Asked(UUID id, int asks) {
    }

    /**
     * A subscription whose reader is due to be told.
     *
     * @param since what happened from then on is new to him
     */
    record Due(UUID id, Locale language, Place place, Instant since) {
    }

    /** @return the subscription as it was asked for, or empty when it is confirmed or was asked for too often */
    Optional<Asked> ask(UUID id, String email, Place place, Locale language, int most, Instant now) {
        return jdbc.sql("""
                insert into place_subscription as known (id, email, language, town, grid, asked)
                values (:id, :email, :language, :town, :grid, :now)
                on conflict (lower(email), coalesce(grid, town)) do update
                    set asked = :now, asks = known.asks + 1, language = :language
                    where known.confirmed is null and known.asks < :most
                returning id, asks""")
                .param("id", id).param("email", email).param("language", language.toLanguageTag())
                .param("town", place.grid() == null ? place.town() : null).param("grid", place.grid())
                .param("most", most).param("now", MessageStore.utc(now))
                .query((row, index) -> new Asked(row.getObject("id", UUID.class), row.getInt("asks"))).optional();
    }

    long countOf(String email) {
        return jdbc.sql("select count(*) from place_subscription where lower(email) = lower(?)").param(email)
                .query(Long.class).single();
    }

    /** @return the place, when the subscription was confirmed before or asked for after the given time */
    Optional<Place> find(UUID id, Instant askedAfter) {
        return jdbc.sql("""
                select town, grid from place_subscription
                where id = :id and (confirmed is not null or asked > :after)""")
                .param("id", id).param("after", MessageStore.utc(askedAfter)).query(PlaceStore::place).optional();
    }

    /** A subscription that is confirmed already stays as it is. */
    void confirm(UUID id, Instant nextDigest, Instant now) {
        jdbc.sql("""
                update place_subscription set confirmed = :now, told_until = :now, next_digest = :next
                where id = :id and confirmed is null""")
                .param("id", id).param("next", MessageStore.utc(nextDigest)).param("now", MessageStore.utc(now)).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from place_subscription where id = ?").param(id).update();
    }

    int deleteUnconfirmed(Instant askedBefore) {
        return jdbc.sql("delete from place_subscription where confirmed is null and asked <= ?")
                .param(MessageStore.utc(askedBefore)).update();
    }

    Optional<Address> address(UUID id) {
        return jdbc.sql("select email, language from place_subscription where id = ?").param(id)
                .query((row, index) -> new Address(row.getString(1), Locale.forLanguageTag(row.getString(2)))).optional();
    }

    /** Takes subscriptions whose readers are due to be told of what came before {@code until}; no other node takes them. */
    List<Due> takeDue(Instant now, Instant until, Instant next, int most) {
        return jdbc.sql("""
                with due as (select id, told_until from place_subscription
                    where confirmed is not null and next_digest <= :now
                    order by next_digest limit :most for update skip locked)
                update place_subscription as told set told_until = greatest(due.told_until, :until), next_digest = :next
                from due where told.id = due.id
                returning told.id, told.language, told.town, told.grid, due.told_until as since""")
                .param("now", MessageStore.utc(now)).param("until", MessageStore.utc(until))
                .param("next", MessageStore.utc(next)).param("most", most).query(PlaceStore::due).list();
    }

    private static Due due(ResultSet row, int index) throws SQLException {
        return new Due(row.getObject("id", UUID.class), Locale.forLanguageTag(row.getString("language")),
                place(row, index), row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Place place(ResultSet row, int index) throws SQLException {
        @Nullable String town = row.getString("town");
        return new Place(town, row.getString("grid"));
    }
}
