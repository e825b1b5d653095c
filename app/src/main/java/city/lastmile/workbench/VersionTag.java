package city.lastmile.workbench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a version tag into the text of a model, and changes no other character of it. */
final class VersionTag {

    private static final String ATTRIBUTE = "\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*')";
    private static final Pattern START = Pattern.compile(
            "<((?:[\\w.-]+:)?(?:process|decision))((?:" + ATTRIBUTE + ")*)(\\s*/?>)");
    private static final Pattern DECLARED =
            Pattern.compile("xmlns:([\\w.-]+)\\s*=\\s*[\"']http://camunda\\.org/schema/1\\.0/(?:bpmn|dmn)[\"']");

    private VersionTag() {
    }

    /** @return the model with the tag at each of its processes and decisions; a form has none */
    static String write(String path, String text, String tag) {
        if (ModelFile.kind(path) == ModelFile.Kind.FORM) {
            return text;
        }
        Matcher declared = DECLARED.matcher(text);
        boolean known = declared.find();
        String prefix = known ? declared.group(1) : "camunda";
        String kind = ModelFile.kind(path) == ModelFile.Kind.PROCESS ? "bpmn" : "dmn";
        String added = (known ? "" : " xmlns:camunda=\"http://camunda.org/schema/1.0/" + kind + "\"")
                + " " + prefix + ":versionTag=\"" + tag + "\"";
        Pattern former = Pattern.compile("\\s+" + Pattern.quote(prefix) + ":versionTag\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");
        return START.matcher(text).replaceAll(start -> Matcher.quoteReplacement("<" + start.group(1)
                + former.matcher(start.group(2)).replaceAll("") + added + start.group(3)));
    }
}
