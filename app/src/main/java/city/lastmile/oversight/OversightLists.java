package city.lastmile.oversight;

import city.lastmile.casework.RequestState;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Organisation;
import city.lastmile.register.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tables of supervisions and cards as lists, each page by an index. */
@Repository
@Transactional(readOnly = true)
class OversightLists implements OversightBoard {

    private static final long NEWEST = Long.MAX_VALUE;
    /** Of a complaint about officers, whoever inspects it; the tenant in which it runs says the same of tasks. */
    private static final String INSPECTORS = """
            (case when r.subject_organisation = :discipline then :leaders else :inspectors end)""";

    private final JdbcClient jdbc;
    private final CityRegister register;

    OversightLists(JdbcClient jdbc, CityRegister register) {
        this.jdbc = jdbc;
        this.register = register;
    }

    @Override
    public Map<Tier, Long> open(Reach reach) {
        Map<String, Long> perGroup = new LinkedHashMap<>();
        statement("select s.supervisor_group, count(*) " + openOnes() + " group by s.supervisor_group", reach)
                .query((row, index) -> perGroup.put(row.getString(1), row.getLong(2))).list();
        Map<Tier, Long> perTier = new EnumMap<>(Tier.class);
        perGroup.forEach((group, count) -> perTier.merge(tier(group), count, Long::sum));
        return perTier;
    }

    @Override
    public List<OpenSupervision> supervisions(Reach reach, Tier tier, @Nullable Long after, int most) {
        return statement("select s.*, " + aboutCase() + openOnes() + """
                 and s.supervisor_group in (:tier) and (:after::bigint is null or (s.opened_at, s.id) >
                    (select last.opened_at, last.id from supervision_case last where last.id = :after))
                order by s.opened_at, s.id limit :most""", reach)
                .param("tier", groups(tier)).param("after", after).param("most", most)
                .query(OversightLists::supervision).list();
    }

    private static String openOnes() {
        return """
                 from supervision_case s join service_request r using (tracking_number)
                where s.closed_at is null and (not r.confidential and (:cityWide or s.supervisor_group in (:groups)
                    or r.superior_group in (:groups)) or r.confidential and""" + " " + INSPECTORS + " in (:groups))";
    }

    @Override
    public List<Card> cards(Reach reach, @Nullable Kind kind, @Nullable Long before, int most) {
        String which = kind == null ? "not c.lifted" : kind == Kind.LIFTED ? "c.lifted"
                : "not c.lifted and c.card = '" + kind + "'";
        return statement("select c.*, " + aboutCase() + """
                 from supervision_card c join service_request r using (tracking_number)
                where c.id < :before and (not r.confidential and (:cityWide or c.superior_group in (:groups)
                    or c.responsible_group in (:groups)) or r.confidential and""" + " " + INSPECTORS
                + " in (:groups)) and " + which + " order by c.id desc limit :most", reach)
                .param("before", before == null ? NEWEST : before).param("most", most)
                .query(OversightLists::card).list();
    }

    @Override
    public List<Card> circulars(@Nullable Long before, int most) {
        return jdbc.sql("select c.*, " + aboutCase() + """
                 from supervision_card c join service_request r using (tracking_number)
                where c.card = 'CIRCULAR' and not r.confidential and c.id < :before order by c.id desc limit :most""")
                .param("before", before == null ? NEWEST : before).param("most", most)
                .query(OversightLists::card).list();
    }

    private JdbcClient.StatementSpec statement(String sql, Reach reach) {
        return jdbc.sql(sql).param("groups", reach.groups()).param("cityWide", reach.cityWide())
                .param("discipline", GroupIds.DISCIPLINE_ORGANISATION).param("leaders", GroupIds.CITY_LEADERS)
                .param("inspectors", GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));
    }

    private static String aboutCase() {
        return "r.category, r.state, r.handle_due, r.confidential, r.superior_group as above";
    }

    private Set<String> groups(Tier tier) {
        return tier == Tier.CITY ? Set.of(GroupIds.CITY_LEADERS) : register.organisations().stream()
                .filter(organisation -> tier(organisation.kind()) == tier).map(Organisation::code)
                .flatMap(code -> Stream.of(GroupIds.head(code), GroupIds.organisation(code)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Tier tier(String group) {
        return Stream.of(Tier.TOWN, Tier.DEPARTMENT).filter(tier -> groups(tier).contains(group)).findFirst()
                .orElse(Tier.CITY);
    }

    private static Tier tier(Organisation.Kind kind) {
        return switch (kind) {
            case TOWN -> Tier.TOWN;
            case DEPARTMENT -> Tier.DEPARTMENT;
            case LEADERSHIP -> Tier.CITY;
        };
    }

    private static OpenSupervision supervision(ResultSet row, int index) throws SQLException {
        return new OpenSupervision(row.getLong("id"), about(row), row.getString("occasion"), row.getString("card"),
                row.getString("supervisor_group"), row.getTimestamp("opened_at").toInstant(), row.getInt("measures"),
                row.getInt("escalations"));
    }

    private static Card card(ResultSet row, int index) throws SQLException {
        return new Card(row.getLong("id"), about(row), row.getString("card"), row.getString("officer"),
                row.getString("responsible_group"), row.getTimestamp("given_at").toInstant(),
                row.getString("explanation"), row.getString("explained_by"), row.getBoolean("appealed"),
                row.getBoolean("lifted"), row.getString("decided_by"), instant(row.getTimestamp("decided_at")),
                row.getString("decision_reason"));
    }

    private static Case about(ResultSet row) throws SQLException {
        return new Case(row.getString("tracking_number"), row.getString("category"),
                RequestState.valueOf(row.getString("state")), instant(row.getTimestamp("handle_due")),
                row.getBoolean("confidential"), row.getString("above"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
