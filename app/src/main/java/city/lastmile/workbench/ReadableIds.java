package city.lastmile.workbench;

import java.util.regex.Pattern;

/** What counts as a readable id; the linter of the build says the same, and a test compares them. */
final class ReadableIds {

    static final Pattern KEBAB = Pattern.compile("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    static final Pattern PASCAL = Pattern.compile("^[A-Z][A-Za-z0-9]*$");
    static final Pattern CAMEL = Pattern.compile("^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$");
    /** As tools make them: a kind of element and a number. */
    static final Pattern MADE_BY_TOOLS = Pattern.compile("^(Activity|Annotation|Association|Boundary|BoundaryEvent|CallActivity"
            + "|Collaboration|Decision|DecisionRule|DecisionTable|Definitions|End|EndEvent|Error|Escalation|Event|Field|Flow"
            + "|Form|Gateway|Group|Input|InputClause|InputData|Intermediate|Lane|LiteralExpression|Message|Output|OutputClause"
            + "|Participant|Process|Rule|Sequence|SequenceFlow|Signal|Start|StartEvent|Subprocess|Task|Text|TextAnnotation"
            + "|UserTask|Checkbox|Checklist|Datetime|Image|Number|Radio|Select|Taglist|Textarea|Textfield)"
            + "(_[0-9a-z]*\\d[0-9a-z]*|\\d+)$", Pattern.CASE_INSENSITIVE);

    private ReadableIds() {
    }

    static boolean isReadable(String id, Pattern style) {
        return style.matcher(id).matches() && !MADE_BY_TOOLS.matcher(id).matches();
    }
}
