package city.lastmile.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of Prometheus' language as is needed to know what a query speaks of. */
final class PromQl {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern METRIC = Pattern.compile("(?<![\\w:])" + NAME + "(?![\\w:]|\\s*\\()");
    private static final Pattern LABEL = Pattern.compile("(" + NAME + ")\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("by", "without", "on", "ignoring", "and", "or", "unless", "bool");

    private final String withoutStrings;

    PromQl(String expression) {
        this.withoutStrings = STRING.matcher(expression).replaceAll("\"\"");
    }

    Set<String> metrics() {
        String rest = GROUPING.matcher(withoutStrings).replaceAll(" ");
        rest = RANGE.matcher(MATCHERS.matcher(rest).replaceAll(" ")).replaceAll(" ");
        return METRIC.matcher(rest).results().map(found -> found.group()).filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        Matcher matchers = MATCHERS.matcher(withoutStrings);
        while (matchers.find()) {
            LABEL.matcher(matchers.group(1)).results().forEach(label -> labels.add(label.group(1)));
        }
        Matcher grouping = GROUPING.matcher(withoutStrings);
        while (grouping.find()) {
            for (String label : grouping.group(1).split(",")) {
                labels.add(label.strip());
            }
        }
        return labels;
    }
}
