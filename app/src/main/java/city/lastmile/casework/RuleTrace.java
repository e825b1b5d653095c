package city.lastmile.casework;

import org.jspecify.annotations.Nullable;

/** Lets a step keep by which rule of a table it was chosen who supervises or decides. */
public interface RuleTrace {

    /**
     * Where the step does not follow the table in one transaction, the rule is not known any more and nothing is added.
     *
     * @param details what the journal keeps of the step
     * @param table   key of the decision that was evaluated just before the step
     * @return the same, with table, version, rule and inputs behind it, see {@link RecordWords}
     */
    String because(String details, String table);

    /**
     * @param table key of the decision that was evaluated just before the step
     * @return table, version, rule and inputs alone, or null where they are not known
     */
    default @Nullable String because(String table) {
        String rule = because("", table);
        return rule.isEmpty() ? null : rule;
    }
}
