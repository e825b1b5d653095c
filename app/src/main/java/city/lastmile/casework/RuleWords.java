package city.lastmile.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the description of each rule that decided, in the version of the table that decided. */
@Component
class RuleWords implements Explanations, RuleNames {

    private final CaseFileReader files;
    private final RequestLedger ledger;
    private final RepositoryService repository;

    RuleWords(CaseFileReader files, RequestLedger ledger, RepositoryService repository) {
        this.files = files;
        this.ledger = ledger;
        this.repository = repository;
    }

    /** The last decision only gathers what the others decided. */
    @Override
    @Transactional(readOnly = true)
    public List<String> inPlainWords(String trackingNumber) {
        List<CaseFile.Decision> made = ledger.find(trackingNumber).isEmpty() ? List.of()
                : files.decisions(ledger.text(trackingNumber, Fact.TRIAGE_EXPLANATION));
        return made.stream().limit(Math.max(0, made.size() - 1)).flatMap(this::words).distinct().toList();
    }

    private Stream<String> words(CaseFile.Decision decision) {
        return named(decision).rules().stream();
    }

    @Override
    public Named named(CaseFile.Decision decision) {
        return Optional.ofNullable(decision.version())
                .flatMap(version -> named(decision.decision(), version, decision.rules()))
                .orElseGet(() -> new Named(decision.decision(), List.of()));
    }

    @Override
    public Optional<Named> named(String decision, int version, List<String> rules) {
        return Optional.ofNullable(repository.createDecisionDefinitionQuery().decisionDefinitionKey(decision)
                .decisionDefinitionVersion(version).singleResult()).map(table -> new Named(
                        Optional.ofNullable(table.getName()).orElse(decision), words(table, rules)));
    }

    private List<String> words(DecisionDefinition table, List<String> rules) {
        DmnModelInstance model = repository.getDmnModelInstance(table.getId());
        return rules.stream().flatMap(rule -> Stream.ofNullable((Rule) model.getModelElementById(rule)))
                .flatMap(rule -> Stream.ofNullable(rule.getDescription())).map(words -> words.getTextContent().strip())
                .toList();
    }
}
