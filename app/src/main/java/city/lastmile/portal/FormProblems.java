package city.lastmile.portal;

import city.lastmile.intake.FieldProblem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What is wrong with a form, in the reader's words, for its summary and beside its fields. */
final class FormProblems implements Iterable<FormProblems.Line> {

    private static final Map<String, String> FORM_FIELDS = Map.of("contact.name", "contactName", "contact.phone",
            "contactPhone", "contact.email", "contactEmail", "idempotencyKey", "report");
    private static final Set<String> HINTED = Set.of("description", "subjectOrganisation", "place", "photos", "words");

    private final MessageSource messages;
    private final Locale locale;
    private final List<Line> lines = new ArrayList<>();

    FormProblems(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * One problem.
     *
     * @param anchor  id of the field it belongs to
     * @param message what to mend
     */
    record Line(String anchor, String message) {
    }

    FormProblems add(List<FieldProblem> problems) {
        return add(problems, FORM_FIELDS);
    }

    /** @param anchors ids of the fields whose ids are not their names */
    FormProblems add(List<FieldProblem> problems, Map<String, String> anchors) {
        problems.forEach(problem -> add(anchors.getOrDefault(problem.field(), problem.field()),
                problem.messageKey(), problem.arguments().toArray()));
        return this;
    }

    FormProblems add(String field, String messageKey, Object... arguments) {
        lines.add(new Line(field, messages.getMessage(messageKey, arguments, locale)));
        return this;
    }

    @Override
    public Iterator<Line> iterator() {
        return lines.iterator();
    }

    /** @return whether nothing is wrong */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** @return whether something is wrong with the field */
    public boolean has(String field) {
        return lines.stream().anyMatch(line -> line.anchor().equals(field));
    }

    /** @return the id of the element that tells the field's problems */
    public String id(String field) {
        return field + "-problem";
    }

    /** @return what is wrong with the field */
    public String text(String field) {
        return lines.stream().filter(line -> line.anchor().equals(field)).map(Line::message)
                .collect(Collectors.joining("\n"));
    }

    /** @return the ids of the elements that explain the field, or null when there are none */
    public @Nullable String describedBy(String field) {
        String ids = Stream.of(HINTED.contains(field) ? field + "-hint" : "", has(field) ? id(field) : "")
                .filter(id -> !id.isEmpty()).collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
