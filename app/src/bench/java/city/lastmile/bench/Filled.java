package city.lastmile.bench;

import java.util.List;
import java.util.Random;

/**
 * How the tables of row (e) are filled: request {@code n} is called {@code En}; one in ten of the first million is open
 * and waits for a claim, for a city has no more open however long its record is. Of the open ones four in ten are at the
 * offices of towns, the others in the towns' first three hundred grids.
 */
final class Filled {

    static final List<String> TOWNS = Report.TOWNS;
    private static final int GRIDS = 300;
    private static final int MOST_OPEN_BELOW = 1_000_000;
    /** Which are open, of all that are filled in. */
    private static final String OPEN = "n % 10 = 0 and n <= " + MOST_OPEN_BELOW;
    private static final String TOWN = "(array['" + String.join("','", TOWNS) + "'])[1 + n / 10 % " + TOWNS.size() + "]";
    private static final String DRAWN = "(hashint4(n)::bigint + 2147483648)";
    private static final String GRID = TOWN + " || '-' || to_char(1 + " + DRAWN + " / 10 % " + GRIDS + ", 'FM0000')";
    private static final String AT_TOWN = DRAWN + " % 10 < 4";
    private static final String GROUP = "case when " + AT_TOWN + " then 'org-' || " + TOWN + " else 'grid-' || " + GRID
            + " end";
    private static final String CATEGORY = "(array['garbage','streetLight','potholes','noise','drainage'])[1 + n % 5]";
    private static final String DUE = "now() + (n % 7200 - 3600) * interval '1 minute'";
    /** Characters of what offices write; words are two of them, so that each word stands in one article of thirty. */
    private static final String CHARACTERS = "生活垃圾路灯维修噪声扰民排水管道社保卡居住证老年人优待入学报名停车理供暖缴费燃气安全防汛通知公租房申请疫苗接种施工";

    /** Statements for Lastmile's own tables; each has places for the first and the last number. */
    static final List<String> OWN = List.of(copy("service_request", "state = 'AWAITING_CLAIM'", """
            'tracking_number', 'E' || n, 'process_instance_id', 'e' || n, 'description', '小区北门外的垃圾桶已经三天没有清运。',
            'town', %s, 'grid', %s, 'category', %s, 'tier', case when %s then 'TOWN' else 'GRID' end,
            'responsible_group', %s, 'state', case when %s then 'AWAITING_CLAIM' else 'CLOSED' end,
            'submitted_at', now() - n * interval '3 seconds', 'claim_due', %s, 'handle_due', %s,
            'closed_at', case when %s then null else now() - n * interval '2 seconds' end"""
            .formatted(TOWN, GRID, CATEGORY, AT_TOWN, GROUP, OPEN, DUE, DUE, OPEN), "true"),
            copy("open_task", "task_key = 'ClaimRequest'", "'task_id', 'e' || n, 'tracking_number', 'E' || n, "
                    + "'offered_to', %s, 'due', %s".formatted(GROUP, DUE), OPEN));
    /** Statements for the engine's tables. */
    static final List<String> ENGINES = List.of(
            copy("act_ru_task", "task_def_key_ = 'ClaimRequest'", "'id_', 'e' || n, 'create_time_', "
                    + "now() - n * interval '1 second', 'due_date_', " + DUE, OPEN),
            copy("act_ru_identitylink", "type_ = 'candidate' and group_id_ is not null",
                    "'id_', 'e' || n, 'task_id_', 'e' || n, 'group_id_', " + GROUP, OPEN),
            copy("act_ru_authorization", "resource_type_ = 7 and group_id_ is not null",
                    "'id_', 'e' || n, 'resource_id_', 'e' || n, 'group_id_', " + GROUP, OPEN),
            copy("act_hi_procinst", "business_key_ is not null",
                    "'id_', 'e' || n, 'proc_inst_id_', 'e' || n, 'business_key_', 'E' || n", "true"));
    /** Statements for ten thousand articles of sixty words, in the search's own form. */
    static final List<String> ARTICLES = List.of("""
            insert into article (kind, network, organisation, stage, version, changed_at)
            select 'NEWS', 'LIVELIHOOD', '%s', 'PUBLIC', 1, now() - n * interval '1 hour' from generate_series(1, 10000) n"""
            .formatted(TOWNS.get(0)), """
            insert into article_version (article, version, title, summary, body, audience, papers, place, duration, link,
                categories, note, author, written_at)
            select id, 1, substr(words, 1, 8), substr(words, 9, 20), substr(words, 29), '', '', '', '', '', '{}', '',
                'bench', now()
            from article cross join lateral (select string_agg(substr('%s', 1 + (hashint8(id * 1000 + m) & 1023) %% %d, 1), '')
                as words from generate_series(1, 148) m) text where organisation = '%s'"""
            .formatted(CHARACTERS, CHARACTERS.length(), TOWNS.get(0)), """
            insert into public_article (article, version, kind, network, organisation, categories, published_at, search)
            select a.id, 1, a.kind, a.network, a.organisation, '{}', a.changed_at, (select string_agg(
                '''' || substr(words, m, 2) || ''':' || m || case when m < 8 then 'A' when m < 28 then 'B' else 'D' end, ' ')
                from generate_series(1, length(words) - 1) m)::tsvector
            from article a join article_version v on v.article = a.id
            cross join lateral (select v.title || v.summary || v.body as words) text where v.author = 'bench'""");

    private Filled() {
    }

    /** @return an insert that copies one row for each number between two that are to be filled in */
    private static String copy(String table, String one, String different, String which) {
        return """
                insert into %s select copy.* from (select * from %s where %s order by 1 limit 1) one
                cross join generate_series(%%d, %%d) n
                cross join lateral jsonb_populate_record(null::%s, to_jsonb(one) || jsonb_build_object(%s)) copy where %s"""
                .formatted(table, table, one, table, different.replace("%", "%%"), which.replace("%", "%%"));
    }

    /** @return number of some request */
    static String number(Random random) {
        return "E" + (1 + random.nextInt(100_000));
    }

    /** @return the group of some open request */
    static String group(Random random) {
        String town = TOWNS.get(random.nextInt(TOWNS.size()));
        return random.nextInt(10) < 4 ? "org-" + town : "grid-%s-%04d".formatted(town, 1 + random.nextInt(GRIDS));
    }

    /** @return the office of a grid that has open requests */
    static String gridGroup(int number) {
        return "grid-%s-%04d".formatted(TOWNS.get(number), 1 + number);
    }

    /** @return two words such as a resident types */
    static String words(Random random) {
        return word(random) + " " + word(random);
    }

    private static String word(Random random) {
        int second = random.nextInt(CHARACTERS.length());
        return "" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + CHARACTERS.charAt(second);
    }
}
