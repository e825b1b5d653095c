package city.lastmile.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the register in force from its tables; the caller brings a transaction that sees one version. */
final class RegisterLoader {

    private final JdbcClient client;

    RegisterLoader(JdbcClient client) {
        this.client = client;
    }

    /** @return the number of the version in force; 0 before the first import */
    long version() {
        return client.sql("select coalesce(max(id), 0) from register_version").query(Long.class).single();
    }

    RegisterData load() {
        return new RegisterData(pairs("select name, value from register_setting"), towns(), otherOrganisations(),
                groups(), villages(), grids(), officers(), pairs("select name, geojson from map_layer"));
    }

    private Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new LinkedHashMap<>();
        client.sql(sql).query(row -> {
            pairs.put(row.getString(1), row.getString(2));
        });
        return pairs;
    }

    private List<TownArea> towns() {
        return client.sql("select * from organisation where kind = 'TOWN' order by position")
                .query((row, number) -> new TownArea(organisation(row), row.getString("alias_code"), boundary(row)))
                .list();
    }

    private List<Organisation> otherOrganisations() {
        return client.sql("select * from organisation where kind <> 'TOWN' order by position")
                .query((row, number) -> organisation(row)).list();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(row.getString("code"), Organisation.Kind.valueOf(row.getString("kind")),
                row.getString("name_zh"), row.getString("name_en"), row.getString("duties"));
    }

    private List<CategoryGroup> groups() {
        List<Category> leaves = client.sql("select * from category order by position").query((row, number) ->
                new Category(row.getString("code"), row.getString("group_code"), row.getString("name_zh"),
                        row.getString("name_en"), Category.Urgency.valueOf(row.getString("urgency")),
                        row.getBoolean("confidential"))).list();
        return client.sql("select * from category_group order by position").query((row, number) -> {
            String code = row.getString("code");
            return new CategoryGroup(code, row.getString("name_zh"), row.getString("name_en"),
                    leaves.stream().filter(leaf -> leaf.groupCode().equals(code)).toList());
        }).list();
    }

    private List<Village> villages() {
        return client.sql("select code, town_code, name from village order by code").query((row, number) ->
                new Village(row.getString("code"), row.getString("town_code"), row.getString("name"))).list();
    }

    private List<GridArea> grids() {
        return client.sql("select * from grid order by code").query((row, number) -> new GridArea(
                new Grid(row.getString("code"), row.getString("town_code"), row.getString("name"),
                        row.getDouble("latitude"), row.getDouble("longitude")), boundary(row))).list();
    }

    private List<Officer> officers() {
        Map<String, Set<String>> groups = new HashMap<>();
        client.sql("select officer_id, group_id from officer_group").query(row -> {
            groups.computeIfAbsent(row.getString(1), id -> new HashSet<>()).add(row.getString(2));
        });
        return client.sql("select * from officer order by id").query((row, number) -> new Officer(row.getString("id"),
                row.getString("name"), Tier.valueOf(row.getString("tier")), row.getString("organisation_code"),
                row.getString("title"), Set.copyOf(groups.getOrDefault(row.getString("id"), Set.of())))).list();
    }

    private static Geometry boundary(ResultSet row) throws SQLException {
        try {
            return new WKBReader(AreaReader.GEOMETRY).read(row.getBytes("boundary"));
        } catch (ParseException e) {
            throw new SQLException("The boundary of " + row.getString("code") + " is not well-known binary", e);
        }
    }
}
