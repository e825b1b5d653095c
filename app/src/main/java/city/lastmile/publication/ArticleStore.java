package city.lastmile.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of articles, their versions, what happened to them, and their pictures. */
@Repository
class ArticleStore {

    private static final String ARTICLE = """
            select a.*, p.version as public_version from article a left join public_article p on p.article = a.id""";

    private final JdbcClient jdbc;

    ArticleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of the new article, which has no version yet */
    long create(ArticleKind kind, Network network, String organisation, Instant at) {
        return jdbc.sql("""
                insert into article (kind, network, organisation, stage, version, changed_at)
                values (?, ?, ?, 'DRAFT', 0, ?) returning id""")
                .params(kind.name(), network.name(), organisation, utc(at)).query(Long.class).single();
    }

    /** @return the number of the new version, or nothing when somebody else wrote one in the meantime */
    Optional<Integer> write(long article, int before, ArticleText text, String note, String author, Instant at) {
        int changed = jdbc.sql("""
                update article set version = version + 1, stage = 'DRAFT', changed_at = ?
                where id = ? and version = ? and stage not in ('IN_REVIEW', 'SCHEDULED')""")
                .params(utc(at), article, before).update();
        if (changed == 0) {
            return Optional.empty();
        }
        jdbc.sql("""
                insert into article_version (article, version, title, summary, body, audience, papers, place, duration,
                    link, categories, publish_at, shown_until, note, author, written_at)
                values (:article, :version, :title, :summary, :body, :audience, :papers, :place, :duration,
                    :link, :categories, :publishAt, :shownUntil, :note, :author, :at)""")
                .param("article", article).param("version", before + 1).param("title", text.title())
                .param("summary", text.summary()).param("body", text.body()).param("audience", text.audience())
                .param("papers", text.papers()).param("place", text.place()).param("duration", text.duration())
                .param("link", text.link()).param("categories", text.categories().toArray(String[]::new))
                .param("publishAt", utc(text.publishAt())).param("shownUntil", utc(text.shownUntil()))
                .param("note", note).param("author", author).param("at", utc(at)).update();
        return Optional.of(before + 1);
    }

    Optional<Article> find(long article) {
        return jdbc.sql(ARTICLE + " where a.id = ?").param(article).query(ArticleStore::article).optional();
    }

    /** Keeps everybody else from changing it until the transaction ends. */
    Optional<Article> hold(long article) {
        jdbc.sql("select id from article where id = ? for update").param(article).query(Long.class).optional();
        return find(article);
    }

    /** @return those of the organisation, last changed first */
    List<Article> of(String organisation, int most) {
        return jdbc.sql(ARTICLE + " where a.organisation = ? order by a.changed_at desc, a.id desc limit ?")
                .params(organisation, most).query(ArticleStore::article).list();
    }

    Optional<ArticleVersion> version(long article, int version) {
        return jdbc.sql("select * from article_version where article = ? and version = ?").params(article, version)
                .query(ArticleStore::version).optional();
    }

    /** @return all of them, newest first */
    List<ArticleVersion> versions(long article) {
        return jdbc.sql("select * from article_version where article = ? order by version desc").param(article)
                .query(ArticleStore::version).list();
    }

    void setStage(long article, Stage stage, Instant at) {
        jdbc.sql("update article set stage = ?, changed_at = ? where id = ?").params(stage.name(), utc(at), article)
                .update();
    }

    void happened(long article, ArticleEvent event) {
        jdbc.sql("insert into article_event (article, version, event, actor, words, at) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(article, event.version(), event.kind().name(), event.actor(), event.words(),
                        utc(event.at()))).update();
    }

    /** @return what happened, newest first */
    List<ArticleEvent> events(long article) {
        return jdbc.sql("select * from article_event where article = ? order by id desc").param(article)
                .query((row, number) -> new ArticleEvent(row.getInt("version"),
                        ArticleEvent.Kind.valueOf(row.getString("event")), row.getString("actor"),
                        row.getString("words"), row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    void addPicture(UUID id, long article, byte[] jpeg, String by, Instant at) {
        jdbc.sql("insert into article_picture (id, article, content, added_by, added_at) values (?, ?, ?, ?, ?)")
                .params(id, article, jpeg, by, utc(at)).update();
    }

    /** @return ids of the pictures of the article, oldest first */
    List<UUID> pictures(long article) {
        return jdbc.sql("select id from article_picture where article = ? order by added_at, id").param(article)
                .query(UUID.class).list();
    }

    Optional<Long> articleOfPicture(UUID picture) {
        return jdbc.sql("select article from article_picture where id = ?").param(picture).query(Long.class).optional();
    }

    byte[] picture(UUID picture) {
        return jdbc.sql("select content from article_picture where id = ?").param(picture)
                .query((row, number) -> row.getBytes(1)).single();
    }

    private static Article article(ResultSet row, int number) throws SQLException {
        return new Article(row.getLong("id"), ArticleKind.valueOf(row.getString("kind")),
                Network.valueOf(row.getString("network")), row.getString("organisation"),
                Stage.valueOf(row.getString("stage")), row.getInt("version"),
                row.getObject("public_version", Integer.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static ArticleVersion version(ResultSet row, int number) throws SQLException {
        return new ArticleVersion(row.getLong("article"), row.getInt("version"), text(row), row.getString("note"),
                row.getString("author"), row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static ArticleText text(ResultSet row) throws SQLException {
        return new ArticleText(row.getString("title"), row.getString("summary"), row.getString("body"),
                row.getString("audience"), row.getString("papers"), row.getString("place"), row.getString("duration"),
                row.getString("link"), List.of((String[]) row.getArray("categories").getArray()),
                instant(row.getObject("publish_at", OffsetDateTime.class)),
                instant(row.getObject("shown_until", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
