package city.lastmile.publication;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes harmless HTML of what editors write. What is not on the list of what a text needs is left out: scripts, styles,
 * frames, forms, handlers, pictures from elsewhere. Titles begin below the page's own.
 */
final class Markdown {

    private static final Pattern PICTURE = Pattern.compile("picture:([0-9a-f-]{36})");
    private static final Pattern OWN_PICTURE = Pattern.compile("(?:/staff)?/articles/pictures/[0-9a-f-]{36}");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowElements("p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "hr", "br", "code", "pre",
                    "table", "thead", "tbody", "tr", "th", "td")
            .allowElements((name, attributes) -> "h2", "h1")
            .allowElements("a").allowUrlProtocols("http", "https", "tel").allowAttributes("href").onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowElements((name, attributes) -> attributes.contains("src") ? name : null, "img").allowAttributes("src").matching(OWN_PICTURE).onElements("img")
            .allowAttributes("alt").onElements("img")
            .allowAttributes("start").matching(Pattern.compile("\\d{1,4}")).onElements("ol")
            .toFactory();

    private Markdown() {
    }

    /** @return HTML for residents */
    static String html(String markdown) {
        return html(markdown, "/articles/pictures/");
    }

    /** @return HTML for those who write it: pictures are seen by them before anybody else */
    static String preview(String markdown) {
        return html(markdown, "/staff/articles/pictures/");
    }

    private static String html(String markdown, String pictures) {
        String resolved = PICTURE.matcher(markdown).replaceAll(pictures + "$1");
        return HARMLESS.sanitize(RENDERER.render(PARSER.parse(resolved)));
    }
}
