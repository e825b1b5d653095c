package city.lastmile.casework;

import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the variables of {@code service-request}. They are ids, decision inputs and what the tables
 * decided; never what a person wrote, save for the moment in which a form is completed.
 */
final class RequestVariables {

    private static final List<String> HANDLING_ALLOWANCES = List.of("handleWithin", "warnBefore", "redAfter");
    private static final List<String> ACCEPTANCE = List.of("admission", "declineReason", "properChannel", "deskWithin",
            "detailWithin", "detailDue", "returnWithin");
    private static final List<String> RATING = List.of("resultStars", "reasonGiven", "outcome", "reviewed", "reopens",
            "verdict", "lookWithin",
            "callBackGroup", "callBackWithin", "callBackTries", "callBackTried", "callBackDue", "reached");
    /** Not of any form: an extension may be decided while the result waits for its review. */
    private static final List<String> REVIEW = List.of("outcome", "reviewNeeded");
    private static final List<String> DECISION = List.of("decidedBy", "decision", "decisionReason");
    private static final List<String> SHELVING = List.of("shelvingDays", "shelvingDecider");
    private static final List<String> EXTENSION = List.of("extensionDays", "extensionDecider", "extensionAsked");
    private static final List<String> FORM_FIELDS =
            List.of("claimNote", "assignee", "instruction", "publicAnswer", "fileNote", "decidedBy",
                    "nextStep", "returnReason", "returnProposal", "transferReason", "office", "officeReason", "extraDays",
                    "extensionReason", "shelvingReason", "shelvingWords", "shelveUntil", "decision", "decisionReason",
                    "restDue", "refusalGround", "lookWords",
                    "assistOffices", "assistUntil", "jointWords", "declineWords", "response", "result",
                    "attitude", "resolved", "ratingWords");

    private final VariableScope scope;

    RequestVariables(VariableScope scope) {
        this.scope = scope;
    }

    /**
     * What the decision tables may ask about a request. Absent facts are empty texts, for tables to name them. They last
     * as long as the transaction; from then on the file has them.
     */
    static Map<String, Object> inputs(NewRequest request, String categoryGroup, String urgency, boolean confidential) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("category", FileFacts.passing(request.category()));
        inputs.put("categoryGroup", FileFacts.passing(categoryGroup));
        inputs.put("urgency", FileFacts.passing(urgency));
        inputs.put("confidential", FileFacts.passing(confidential));
        inputs.put("subject", FileFacts.passing(orEmpty(request.subjectOrganisation())));
        inputs.put("town", FileFacts.passing(orEmpty(request.town())));
        inputs.put("grid", FileFacts.passing(orEmpty(request.grid())));
        return inputs;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Makes what the file knows readable by name until the transaction ends, unless it is already. */
    void bring(Supplier<Map<String, Object>> file) {
        if (!scope.hasVariable("category")) {
            file.get().forEach((name, value) -> {
                if (!scope.hasVariable(name)) {
                    scope.setVariable(name, FileFacts.passing(value));
                }
            });
        }
    }

    /** Whether the process keeps all of its variables itself, as those did that began before files had them. */
    private boolean keepsAll() {
        return isKept("category");
    }

    private boolean isKept(String name) {
        TypedValue value = scope.getVariableTyped(name);
        return value != null && !value.isTransient();
    }

    private void put(String name, Object value) {
        boolean passing = FileFacts.has(name) && !keepsAll() && !isKept(name);
        scope.setVariable(name, passing ? FileFacts.passing(value) : value);
    }

    /** What triage decided is in the file now, where expressions find it until the next transaction brings all of it. */
    void leaveToFile() {
        if (!keepsAll()) {
            scope.removeVariables(scope.getVariableNames().stream().filter(FileFacts::has).filter(this::isKept).toList());
        }
    }

    /** @return what triage decided for later, beside what is asked for by name */
    Map<Fact, @Nullable Object> routine() {
        Map<Fact, @Nullable Object> routine = new EnumMap<>(Fact.class);
        routine.put(Fact.ARBITRATOR, scope.getVariable("arbitrator"));
        routine.put(Fact.CLAIM_WITHIN, allowance("claimWithin"));
        routine.put(Fact.ASSIGN_WITHIN, allowance("assignWithin"));
        routine.put(Fact.RATE_WITHIN, allowance("rateWithin"));
        return routine;
    }

    String category() {
        return required("category");
    }

    String difficulty() {
        return required("difficulty");
    }

    String tier() {
        return required("tier");
    }

    String candidateGroup() {
        return required("candidateGroup");
    }

    String superiorGroup() {
        return required("superiorGroup");
    }

    String topGroup() {
        return required("topGroup");
    }

    void setCandidateGroup(String group) {
        put("candidateGroup", group);
    }

    void setResponsibility(String tier, String group, String superior) {
        put("tier", tier);
        put("candidateGroup", group);
        put("superiorGroup", superior);
    }

    /** How often somebody tried to call the resident about this answer. */
    int callBacks() {
        return scope.getVariable("callBackTried") instanceof Integer count ? count : 0;
    }

    void setCallBacks(int count) {
        scope.setVariable("callBackTried", count);
    }

    void setRating(Map<String, Object> rating) {
        scope.setVariables(rating);
    }

    /** How often this request has been returned as "not mine". */
    int returns() {
        return scope.getVariable("returns") instanceof Integer count ? count : 0;
    }

    void setReturns(int count) {
        scope.setVariable("returns", count);
    }

    String allowance(String name) {
        return required(name);
    }

    /** Once it is dispatched, nobody asks any more how it was accepted. */
    void forgetAcceptance() {
        scope.removeVariables(ACCEPTANCE);
        forgetForm();
    }

    /** @return the moments that the allowances lead to; these have done their work then and go */
    Map<Fact, Instant> deadlines(WorkingTime workingTime, Instant start) {
        Instant handleDue = workingTime.after(start, Allowance.parse(allowance("handleWithin")));
        Map<Fact, Instant> deadlines = new EnumMap<>(Fact.class);
        deadlines.put(Fact.CLAIM_DUE, workingTime.after(start, Allowance.parse(allowance("claimWithin"))));
        deadlines.put(Fact.WARN_AT, workingTime.before(handleDue, Allowance.parse(allowance("warnBefore"))));
        deadlines.put(Fact.HANDLE_DUE, handleDue);
        deadlines.put(Fact.RED_AT, workingTime.after(handleDue, Allowance.parse(allowance("redAfter"))));
        scope.removeVariables(HANDLING_ALLOWANCES);
        return deadlines;
    }

    /** @return the variable that holds the deadline, for the model's timers */
    static String name(Fact deadline) {
        return switch (deadline) {
            case CLAIM_DUE -> "claimDue";
            case WARN_AT -> "warnAt";
            case HANDLE_DUE -> "handleDue";
            case RED_AT -> "redAt";
            default -> throw new IllegalArgumentException(deadline + " is no deadline");
        };
    }

    boolean isExtensionAsked() {
        return scope.getVariable("extensionAsked") != null;
    }

    /** @return the working days that were asked for */
    int extensionAsked() {
        return (Integer) scope.getVariable("extensionAsked");
    }

    void askExtension(int days) {
        scope.setVariable("extensionAsked", days);
    }

    void forgetExtension() {
        scope.removeVariables(EXTENSION);
        forgetForm();
    }

    void forgetShelving() {
        scope.removeVariables(SHELVING);
        forgetForm();
    }

    /** What the model asks of the last rating. */
    static Map<String, Object> rating(Rating rating, @Nullable Outcome outcome, boolean reviewed, int reopens) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("resultStars", rating.result());
        inputs.put("reasonGiven", rating.words() != null && !rating.words().isBlank());
        inputs.put("outcome", outcome == null ? "" : outcome.name());
        inputs.put("reviewed", reviewed);
        inputs.put("reopens", reopens);
        return inputs;
    }

    void forgetRating() {
        scope.removeVariables(RATING);
    }

    /** The result stands, or is not accepted. */
    void forgetReview() {
        scope.removeVariables(REVIEW);
        forgetForm();
    }

    void forgetDecision() {
        scope.removeVariables(DECISION);
    }

    /** What the table of reviews asks about; see {@link #forgetReview}. */
    void setOutcome(Outcome outcome) {
        scope.setVariable("outcome", outcome.name());
    }

    /** @return whether the tier above had to see the result before the resident */
    boolean isReviewed() {
        return Boolean.TRUE.equals(scope.getVariable("reviewNeeded"));
    }

    boolean decidedByAnybody() {
        return scope.getVariable("decidedBy") != null;
    }

    /** @return the moment that {@link #setDue} set */
    Instant due(String name) {
        Object date = scope.getVariable(name);
        if (date instanceof Date due) {
            return due.toInstant();
        }
        throw new IllegalStateException("Variable " + name + " is no moment");
    }

    void setDue(String name, Instant due) {
        put(name, Date.from(due));
    }

    @Nullable String responsibleOfficer() {
        return (String) scope.getVariable("responsibleOfficer");
    }

    void setResponsibleOfficer(String officer) {
        put("responsibleOfficer", officer);
    }

    String decidedBy() {
        return required("decidedBy");
    }

    /** Who completed the task that is being completed. */
    void setDecidedBy(String officer) {
        scope.setVariable("decidedBy", officer);
    }

    /** @return what was entered in a form, or null; whitespace around it is dropped and nothing becomes null */
    @Nullable String entered(String field) {
        Object value = scope.getVariable(field);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /**
     * @return what was chosen in a field of a form
     * @throws city.lastmile.platform.RefusedInputException with that refusal when nothing was
     */
    Choice chosen(String field, String refusal) {
        return Choice.of(scope, field, refusal);
    }

    /** @return what was entered in a field of several values, each once */
    List<String> enteredList(String field) {
        Object value = scope.getVariable(field);
        if (value instanceof SpinJsonNode json && json.isArray()) {
            return json.elements().stream().filter(SpinJsonNode::isString).map(SpinJsonNode::stringValue).distinct().toList();
        }
        return value instanceof Collection<?> several ? several.stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    /** For the card of the task that begins in this transaction; the engine forgets it with the transaction. */
    void sayOnNextTask(String words) {
        scope.setVariable(TaskCards.ASSIGNMENT_WORDS, FileFacts.passing(words));
    }

    /** What people wrote goes into the request's file and out of the engine. */
    void forgetForm() {
        scope.removeVariables(FORM_FIELDS);
    }

    private String required(String name) {
        Object value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("Variable " + name + " is missing: does a table or a form set it?");
        }
        return value.toString();
    }
}
