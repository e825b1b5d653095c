package city.lastmile.insight;

import city.lastmile.insight.Thresholds.Hot;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The decision tables {@code hot-topics} and {@code small-samples} as they are deployed. */
@Component
class CityTables {

    static final String HOT_TOPICS = "hot-topics";
    static final String SMALL_SAMPLES = "small-samples";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final CityRegister register;
    private final TransactionOperations transaction;

    CityTables(DecisionService decisions, RepositoryService repository, CityRegister register,
            TransactionOperations transaction) {
        this.decisions = decisions;
        this.repository = repository;
        this.register = register;
        this.transaction = transaction;
    }

    /** @return what changes with every version of a table and of the register, or null when a table is missing */
    @Nullable String inForce() {
        String hot = latest(HOT_TOPICS);
        String samples = latest(SMALL_SAMPLES);
        return hot == null || samples == null ? null : hot + ", " + samples + ", register " + register.version();
    }

    private @Nullable String latest(String table) {
        DecisionDefinition latest = repository.createDecisionDefinitionQuery().decisionDefinitionKey(table)
                .latestVersion().withoutTenantId().singleResult();
        return latest == null ? null : latest.getId();
    }

    /** @throws RuntimeException when a table leaves a question without answer or cannot be evaluated */
    Thresholds read() {
        return Objects.requireNonNull(transaction.execute(status -> new Thresholds(
                register.categoryGroups().stream().flatMap(group -> group.categories().stream())
                        .collect(Collectors.toMap(Category::code, category -> hot(category.code(), category.groupCode()))),
                hot("", ""), leastCases("ON_TIME"), leastCases("SATISFIED"))));
    }

    private Hot hot(String category, String group) {
        DmnDecisionRuleResult answer = ask(HOT_TOPICS, Map.of("category", category, "categoryGroup", group));
        return new Hot(number(answer, "leastReports", Number::longValue), number(answer, "leastRise", Number::doubleValue));
    }

    private long leastCases(String share) {
        return number(ask(SMALL_SAMPLES, Map.of("share", share)), "leastCases", Number::longValue);
    }

    private DmnDecisionRuleResult ask(String table, Map<String, Object> question) {
        DmnDecisionRuleResult answer = decisions.evaluateDecisionTableByKey(table, question).getSingleResult();
        if (answer == null) {
            throw new IllegalStateException("The table " + table + " does not answer " + question);
        }
        return answer;
    }

    private static <N> N number(DmnDecisionRuleResult answer, String name, Function<Number, N> kind) {
        if (answer.get(name) instanceof Number number && number.doubleValue() >= 0) {
            return kind.apply(number);
        }
        throw new IllegalStateException(name + " is no number from 0 on: " + answer.getEntryMap());
    }
}
