package city.lastmile.casework;

import city.lastmile.register.GroupIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads pages of open tasks by keyset. Each of the two common questions walks one index in the order of the list, once for
 * each of the reader's offices: however much waits there, no more is read than the page shows. What the page shows is
 * looked up at the end, for PostgreSQL thinks that an office has a few tasks and would look up all of them.
 */
@Repository
class StoredWorklist implements Worklist {

    private static final String FROM = "select * from open_task t where (t.due, t.task_id) > (:due, :task) and ";
    private static final String PAGE = " order by due, task_id limit :most";
    private static final String OFFERED_ELSEWHERE = "t.assignee is null and t.offered_to is null"
            + " and (t.more_groups && cast(:groups as text[]) or :officer = any(t.more_users))";
    private static final String OPEN = " and (:inspects or not t.confidential)";
    private static final String EACH_OFFICE = "select offered.* from unnest(cast(:groups as text[])) own (office)"
            + " cross join lateral (" + FROM;
    private static final String OFFERED = "t.assignee is null and t.offered_to = own.office" + OPEN + PAGE + ") offered";
    private static final Mark BEGINNING = new Mark(Instant.EPOCH, "");

    private final JdbcClient jdbc;
    private final Suitability suitability;

    StoredWorklist(JdbcClient jdbc, Suitability suitability) {
        this.jdbc = jdbc;
        this.suitability = suitability;
    }

    @Override
    public List<Item> inHand(String officer, @Nullable Mark after, int most) {
        return page(FROM + "t.assignee = :officer", after, most).param("officer", officer)
                .query(StoredWorklist::item).list();
    }

    @Override
    public List<Item> offered(String officer, Set<String> groups, @Nullable Mark after, int most) {
        return page("(" + EACH_OFFICE + OFFERED + ") union all (" + FROM + OFFERED_ELSEWHERE + OPEN + PAGE + ")", after,
                most).params(reader(officer, groups))
                .query(StoredWorklist::item).list().stream().filter(item -> !mustKeepOut(officer, item)).toList();
    }

    @Override
    public List<Item> before(String officer, Set<String> groups, Set<String> taskKeys, int most) {
        String these = "t.task_key = any(cast(:keys as text[])) and ";
        return page("(" + FROM + these + "t.assignee = :officer" + PAGE + ") union all (" + EACH_OFFICE + these + OFFERED
                + ") union all (" + FROM + these + OFFERED_ELSEWHERE + OPEN + PAGE + ")", null, most)
                .params(reader(officer, groups)).param("keys", taskKeys.toArray(String[]::new))
                .query(StoredWorklist::item).list().stream().filter(item -> !mustKeepOut(officer, item)).toList();
    }

    private static Map<String, Object> reader(String officer, Set<String> groups) {
        boolean inspects = groups.contains(GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION))
                || groups.contains(GroupIds.CITY_LEADERS);
        return Map.of("officer", officer, "groups", groups.toArray(String[]::new), "inspects", inspects);
    }

    private boolean mustKeepOut(String officer, Item item) {
        return suitability.mustKeepOut(officer, item.request().trackingNumber());
    }

    /** @param tasks finds tasks of the page, or more of them */
    private JdbcClient.StatementSpec page(String tasks, @Nullable Mark after, int most) {
        Mark mark = Objects.requireNonNullElse(after, BEGINNING);
        return jdbc.sql("select t.task_id, t.task_key, t.task_name, t.due, s.* from (" + tasks + PAGE
                + ") t join service_request s using (tracking_number) order by t.due, t.task_id")
                .param("due", OffsetDateTime.ofInstant(mark.due(), ZoneOffset.UTC)).param("task", mark.taskId())
                .param("most", most);
    }

    private static Item item(ResultSet row, int index) throws SQLException {
        return new Item(row.getString("task_id"), row.getString("task_key"), row.getString("task_name"),
                row.getTimestamp("due").toInstant(), RequestFileMapper.map(row, index));
    }
}
