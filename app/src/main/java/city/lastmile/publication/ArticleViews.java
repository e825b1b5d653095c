package city.lastmile.publication;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays out the pages on which articles are written. */
@Component
class ArticleViews {

    private static final int MOST_LISTED = 200;

    private final ArticleStore articles;
    private final PublicationProcess process;
    private final CityRegister register;

    ArticleViews(ArticleStore articles, PublicationProcess process, CityRegister register) {
        this.articles = articles;
        this.process = process;
        this.register = register;
    }

    /**
     * A line of the list.
     *
     * @param title   of the newest version
     * @param changed when it last changed, in the city's time
     * @param shown   whether residents read a version of it
     */
    record Line(long id, ArticleKind kind, Network network, Stage stage, String title, String changed, boolean shown) {
    }

    /**
     * A version in the list of versions.
     *
     * @param changes names of what differs from the one before; empty for the first
     */
    record VersionLine(int number, String author, String at, String note, List<String> changes, boolean shown) {
    }

    /** What happened, as it is read. */
    record EventLine(int version, ArticleEvent.Kind kind, String who, @Nullable String words, String at) {
    }

    /** A category that can be chosen. */
    record CategoryChoice(String code, String label) {
    }

    ModelAndView list(String office, Locale locale) {
        return new ModelAndView("staff/articles").addObject("office", officeName(office, locale))
                .addObject("kinds", ArticleKind.values())
                .addObject("lines", articles.of(office, MOST_LISTED).stream().map(article -> new Line(article.id(),
                        article.kind(), article.network(), article.stage(), newest(article).title(),
                        Moments.minute(article.changedAt()), article.publicVersion() != null)).toList());
    }

    private ArticleText newest(Article article) {
        return articles.version(article.id(), article.version()).orElseThrow().text();
    }

    /** The form of a new article, or of one with all that is known of it. */
    ModelAndView form(@Nullable Article article, ArticleForm form, Locale locale) {
        ModelAndView page = new ModelAndView("staff/article").addObject("article", article).addObject("form", form)
                .addObject("networks", Network.values()).addObject("categories", categories(locale))
                .addObject("mayWrite", true).addObject("mayWithdraw", false);
        if (article != null) {
            page.addObject("versions", versions(article)).addObject("events", events(article))
                    .addObject("pictures", articles.pictures(article.id()))
                    .addObject("running", process.isRunning(article));
        }
        return page;
    }

    /** A version as residents see it or would see it, or nothing when there is none of that number. */
    Optional<ModelAndView> version(Article article, int number, Locale locale) {
        return articles.version(article.id(), number).map(version -> new ModelAndView("staff/article-version")
                .addObject("article", article).addObject("version", version)
                .addObject("html", Markdown.preview(version.text().body()))
                .addObject("office", officeName(article.organisation(), locale))
                .addObject("author", name(version.author())).addObject("written", Moments.minute(version.writtenAt()))
                .addObject("publishAt", moment(version.text().publishAt()))
                .addObject("shownUntil", moment(version.text().shownUntil())));
    }

    private List<VersionLine> versions(Article article) {
        List<ArticleVersion> versions = articles.versions(article.id());
        List<VersionLine> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            ArticleVersion version = versions.get(i);
            List<String> changes = i + 1 < versions.size()
                    ? version.text().changesFrom(versions.get(i + 1).text()) : List.of();
            lines.add(new VersionLine(version.number(), name(version.author()), Moments.minute(version.writtenAt()),
                    version.note(), changes, Objects.equals(version.number(), article.publicVersion())));
        }
        return lines;
    }

    private List<EventLine> events(Article article) {
        return articles.events(article.id()).stream().map(event -> new EventLine(event.version(), event.kind(),
                event.actor() == null ? "" : name(event.actor()), words(event), Moments.minute(event.at()))).toList();
    }

    private @Nullable String words(ArticleEvent event) {
        return event.kind() == ArticleEvent.Kind.ESCALATED && event.words() != null ? register.officeName(event.words())
                : event.words();
    }

    private List<CategoryChoice> categories(Locale locale) {
        return register.categoryGroups().stream().flatMap(group -> group.categories().stream())
                .filter(category -> !category.confidential())
                .map(category -> new CategoryChoice(category.code(), name(category, locale))).toList();
    }

    private static String name(Category category, Locale locale) {
        return isEnglish(locale) ? category.nameEn() : category.nameZh();
    }

    private String officeName(String code, Locale locale) {
        return register.organisation(code).map((Organisation office) ->
                isEnglish(locale) ? office.nameEn() : office.nameZh()).orElse(code);
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private String name(String officer) {
        return register.officer(officer).map(Officer::name).orElse(officer);
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : Moments.minute(at);
    }
}
