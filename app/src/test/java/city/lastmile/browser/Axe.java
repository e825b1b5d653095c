package city.lastmile.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for what keeps people with disabilities from using a page: axe-core's rules for WCAG 2.2, levels A and AA. */
final class Axe {

    private static final String SCRIPT = script();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(
                found => done(found.passes.length === 0 ? ['no rule looked at anything'] : found.violations.flatMap(rule =>
                    rule.nodes.map(node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))),
                fault => done([String(fault)]));
            """;

    private Axe() {
    }

    /** @return the violations on the page that the browser shows, each with its rule and element */
    static List<String> violations(Browser browser) {
        browser.run(SCRIPT);
        List<?> found = (List<?>) Objects.requireNonNull(browser.driver().executeAsyncScript(RUN));
        return found.stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
