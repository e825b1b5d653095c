package city.lastmile.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes a register into its tables; the caller brings the transaction. */
final class RegisterStore {

    /** Taken by an import until its transaction ends, so that nodes starting together import once. */
    private static final long IMPORT_LOCK = 0x1A57_311E_0001L;
    private static final int BATCH = 1000;
    private static final List<String> TABLES = List.of("map_layer", "officer_group", "officer", "grid", "village",
            "category", "category_group", "organisation", "register_setting");

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    RegisterStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    void lock() {
        client.sql("select pg_advisory_xact_lock(?)").param(IMPORT_LOCK).query(rows -> { });
    }

    /** @return checksum of the version in force */
    Optional<String> checksum() {
        return client.sql("select checksum from register_version order by id desc limit 1")
                .query(String.class).optional();
    }

    void replace(RegisterData data) {
        TABLES.forEach(table -> jdbc.update("delete from " + table));
        insert("insert into register_setting (name, value) values (?, ?)", data.settings().entrySet(),
                setting -> new Object[] {setting.getKey(), setting.getValue()});
        insertOrganisations(data);
        insertCategories(data.groups());
        insert("insert into village (code, town_code, name) values (?, ?, ?)", data.villages(),
                village -> new Object[] {village.code(), village.townCode(), village.name()});
        insert("insert into grid (code, town_code, name, latitude, longitude, boundary) values (?, ?, ?, ?, ?, ?)",
                data.grids(), area -> new Object[] {area.code(), area.grid().townCode(), area.grid().name(),
                        area.grid().latitude(), area.grid().longitude(), binary(area.boundary())});
        insertOfficers(data.officers());
        insert("insert into map_layer (name, geojson) values (?, ?)", data.layers().entrySet(),
                layer -> new Object[] {layer.getKey(), layer.getValue()});
    }

    void recordVersion(String checksum, String source, String who, Instant when, RegisterData data) {
        client.sql("""
                insert into register_version (checksum, source, imported_by, imported_at, grids, officers)
                values (?, ?, ?, ?, ?, ?)""")
                .params(checksum, source, who, OffsetDateTime.ofInstant(when, ZoneOffset.UTC), data.grids().size(),
                        data.officers().size())
                .update();
    }

    private void insertOrganisations(RegisterData data) {
        String sql = """
                insert into organisation (code, kind, position, name_zh, name_en, duties, alias_code, boundary)
                values (?, ?, ?, ?, ?, ?, ?, ?)""";
        AtomicInteger position = new AtomicInteger();
        insert(sql, data.towns(), town -> organisation(town.organisation(), position.incrementAndGet(),
                town.aliasCode(), binary(town.boundary())));
        insert(sql, data.organisations(), other -> organisation(other, position.incrementAndGet(), null, null));
    }

    private static @Nullable Object[] organisation(Organisation organisation, int position, @Nullable String alias,
            byte @Nullable [] boundary) {
        return new @Nullable Object[] {organisation.code(), organisation.kind().name(), position,
                organisation.nameZh(), organisation.nameEn(), organisation.duties(), alias, boundary};
    }

    private void insertCategories(List<CategoryGroup> groups) {
        insert("insert into category_group (code, position, name_zh, name_en) values (?, ?, ?, ?)",
                IntStream.range(0, groups.size()).boxed().toList(), place -> new Object[] {groups.get(place).code(),
                        place, groups.get(place).nameZh(), groups.get(place).nameEn()});
        List<Category> leaves = groups.stream().flatMap(group -> group.categories().stream()).toList();
        insert("""
                insert into category (code, group_code, position, name_zh, name_en, urgency, confidential)
                values (?, ?, ?, ?, ?, ?, ?)""", IntStream.range(0, leaves.size()).boxed().toList(), place -> {
            Category leaf = leaves.get(place);
            return new Object[] {leaf.code(), leaf.groupCode(), place, leaf.nameZh(), leaf.nameEn(),
                    leaf.urgency().name(), leaf.confidential()};
        });
    }

    private void insertOfficers(List<Officer> officers) {
        insert("insert into officer (id, name, tier, organisation_code, title) values (?, ?, ?, ?, ?)", officers,
                officer -> new Object[] {officer.id(), officer.name(), officer.tier().name(), officer.organisation(),
                        officer.title()});
        List<Map.Entry<String, String>> memberships = officers.stream()
                .flatMap(officer -> officer.groups().stream().map(group -> Map.entry(officer.id(), group))).toList();
        insert("insert into officer_group (officer_id, group_id) values (?, ?)", memberships,
                membership -> new Object[] {membership.getKey(), membership.getValue()});
    }

    private <T> void insert(String sql, Collection<T> rows, ToValues<T> values) {
        jdbc.batchUpdate(sql, rows, BATCH, (statement, row) -> {
            @Nullable Object[] columns = values.of(row);
            for (int i = 0; i < columns.length; i++) {
                statement.setObject(i + 1, columns[i]);
            }
        });
    }

    private static byte[] binary(Geometry geometry) {
        return new WKBWriter().write(geometry);
    }

    /** Like a function, with nulls allowed among the values. */
    private interface ToValues<T> {

        @Nullable Object[] of(T row);
    }
}
