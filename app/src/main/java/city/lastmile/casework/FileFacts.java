package city.lastmile.casework;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Repository;

/**
 * The variables of {@code service-request} that the request's file holds. Models, tables and steps read them by name as
 * they read any variable, but the engine stores no second copy: that was a third of all rows that a request wrote.
 */
@Repository
class FileFacts {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("category", "category"), Map.entry("categoryGroup", "category_group"),
            Map.entry("urgency", "urgency"), Map.entry("confidential", "confidential"),
            Map.entry("subject", "subject_organisation"), Map.entry("town", "town"), Map.entry("grid", "grid"),
            Map.entry("difficulty", "difficulty"), Map.entry("tier", "tier"),
            Map.entry("candidateGroup", "responsible_group"), Map.entry("superiorGroup", "superior_group"),
            Map.entry("topGroup", "top_group"), Map.entry("arbitrator", "arbitrator"),
            Map.entry("claimWithin", "claim_within"), Map.entry("assignWithin", "assign_within"),
            Map.entry("rateWithin", "rate_within"), Map.entry("claimDue", "claim_due"), Map.entry("warnAt", "warn_at"),
            Map.entry("handleDue", "handle_due"), Map.entry("redAt", "red_at"),
            Map.entry("returnUntil", "return_until"), Map.entry("responsibleOfficer", "responsible_officer"),
            Map.entry("ratingDue", "rating_due"));
    /** Tables ask about these of every request, so that absence has a value too. */
    private static final Set<String> EMPTY_WHERE_UNKNOWN = Set.of("subject", "town", "grid");

    private final HeldRequests rows;

    FileFacts(HeldRequests rows) {
        this.rows = rows;
    }

    /** Whether a variable of that name stands in the file. */
    static boolean has(String variable) {
        return COLUMNS.containsKey(variable);
    }

    /** @return the value as a variable that the engine forgets with the transaction */
    static TypedValue passing(Object value) {
        if (value instanceof String text) {
            return Variables.stringValue(text, true);
        }
        return value instanceof Date moment ? Variables.dateValue(moment, true)
                : Variables.booleanValue((Boolean) value, true);
    }

    /** @return what the file knows by now, by the names of variables; empty without such a request */
    Map<String, Object> of(String trackingNumber) {
        return rows.read(trackingNumber).map(FileFacts::facts).orElseGet(Map::of);
    }

    /**
     * What the file knows of a case that takes a step: hardly one leaves the file as it was. Held from the beginning, the
     * file is read once for all that the step asks, and nobody changes it between question and answer.
     *
     * @return the same as {@link #of}, which nobody else changes until the transaction ends
     */
    Map<String, Object> held(String trackingNumber) {
        return rows.hold(trackingNumber).map(FileFacts::facts).orElseGet(Map::of);
    }

    private static Map<String, Object> facts(RequestRow row) {
        Map<String, Object> facts = new HashMap<>();
        for (Map.Entry<String, String> fact : COLUMNS.entrySet()) {
            Object value = row.value(fact.getValue());
            if (value instanceof Instant moment) {
                facts.put(fact.getKey(), Date.from(moment));
            } else if (value != null) {
                facts.put(fact.getKey(), value);
            } else if (EMPTY_WHERE_UNKNOWN.contains(fact.getKey())) {
                facts.put(fact.getKey(), "");
            }
        }
        return facts;
    }
}
