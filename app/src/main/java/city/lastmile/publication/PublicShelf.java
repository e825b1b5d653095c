package city.lastmile.publication;

import city.lastmile.publication.Publications.Shelf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what is public, with its index of words. */
@Repository
class PublicShelf {

    /** Nulls stand for no wish; they need a type. */
    private static final String ON_SHELF = """
             (cast(:kind as text) is null or p.kind = :kind) and (cast(:network as text) is null or p.network = :network)
             and (cast(:organisation as text) is null or p.organisation = :organisation)""";
    private static final String HEADLINE = """
            select p.article, p.kind, p.network, p.organisation, v.title, v.summary, p.published_at from public_article p
            join article_version v on v.article = p.article and v.version = p.version""";

    private final JdbcClient jdbc;

    PublicShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Article article, ArticleVersion version, Instant at) {
        ArticleText text = version.text();
        String gist = String.join("\n", text.summary(), text.audience(), text.papers(), text.place());
        jdbc.sql("""
                insert into public_article (article, version, kind, network, organisation, categories, published_at, search)
                values (:article, :version, :kind, :network, :organisation, :categories, :at, cast(:search as tsvector))
                on conflict (article) do update set version = excluded.version, categories = excluded.categories,
                    published_at = excluded.published_at, search = excluded.search""")
                .param("article", article.id()).param("version", version.number()).param("kind", article.kind().name())
                .param("network", article.network().name()).param("organisation", article.organisation())
                .param("categories", text.categories().toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("search", SearchWords.vector(text.title(), gist, text.body())).update();
    }

    /** @return whether that version was public until now */
    boolean remove(long article, int version) {
        return jdbc.sql("delete from public_article where article = ? and version = ?").params(article, version)
                .update() == 1;
    }

    /** @return since when the article's version is public, which it must be */
    Instant since(long article) {
        return jdbc.sql("select published_at from public_article where article = ?").param(article)
                .query(OffsetDateTime.class).single().toInstant();
    }

    List<Headline> list(Shelf shelf, int skip, int most) {
        return on(shelf, HEADLINE + " where " + ON_SHELF + " order by p.published_at desc, p.article desc"
                + " offset :skip limit :most").param("skip", skip).param("most", most)
                .query(PublicShelf::headline).list();
    }

    /** @param query in the notation of {@code tsquery} */
    List<Headline> search(Shelf shelf, String query, int most) {
        return on(shelf, HEADLINE + " where p.search @@ cast(:query as tsquery) and " + ON_SHELF
                + " order by ts_rank(p.search, cast(:query as tsquery)) desc, p.published_at desc limit :most")
                .param("query", query).param("most", most).query(PublicShelf::headline).list();
    }

    /**
     * @param query    in the notation of {@code tsquery}
     * @param category code of a category, or empty
     * @param least    the least rank of what is found by its words alone
     */
    List<Headline> guides(String category, String query, double least, int most) {
        return jdbc.sql(HEADLINE + """
                 where p.kind = 'GUIDE' and (:category = any (p.categories) or :query <> ''
                    and p.search @@ cast(:query as tsquery) and ts_rank(p.search, cast(:query as tsquery)) >= :least)
                order by case when :category = any (p.categories) then 0 else 1 end,
                    ts_rank(p.search, cast(:query as tsquery)) desc, p.published_at desc limit :most""")
                .params(Map.of("category", category, "query", query, "least", least, "most", most))
                .query(PublicShelf::headline).list();
    }

    private JdbcClient.StatementSpec on(Shelf shelf, String sql) {
        return jdbc.sql(sql).param("kind", name(shelf.kind())).param("network", name(shelf.network()))
                .param("organisation", shelf.organisation());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Headline headline(ResultSet row, int number) throws SQLException {
        return new Headline(row.getLong("article"), ArticleKind.valueOf(row.getString("kind")),
                Network.valueOf(row.getString("network")), row.getString("organisation"), row.getString("title"),
                row.getString("summary"), row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
