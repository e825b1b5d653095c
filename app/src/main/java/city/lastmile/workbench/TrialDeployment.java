package city.lastmile.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the engine itself: it deploys the models in a transaction of its own, which is rolled back in any case. */
@Component
class TrialDeployment {

    private static final Pattern NAMED = Pattern.compile("'([^']+\\.(?:bpmn|dmn|form))'");

    private final RepositoryService repository;
    private final TransactionTemplate alone;

    TrialDeployment(RepositoryService repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return why the engine refuses the models; empty when it takes them */
    List<Finding> problems(Map<String, String> models) {
        List<Finding> findings = new ArrayList<>();
        alone.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                DeploymentBuilder trial = repository.createDeployment().name("trial");
                new TreeMap<>(models).forEach(trial::addString);
                trial.deploy();
            } catch (ParseException e) {
                e.getResorceReports().forEach(report -> add(report, findings));
            } catch (ProcessEngineException e) {
                findings.add(unnamed(e));
            }
        });
        return findings;
    }

    private static void add(ResourceReport report, List<Finding> findings) {
        for (Problem problem : report.getErrors()) {
            findings.add(Finding.of(report.getResourceName(), Objects.requireNonNullElse(problem.getMainElementId(), ""),
                    "engine", problem.getMessage(), problem.getLine()));
        }
    }

    /** Tables that cannot be read are told by the engine in one sentence, with the file's name somewhere in it. */
    private static Finding unnamed(ProcessEngineException refused) {
        String words = String.valueOf(refused.getMessage());
        Throwable cause = refused;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        Matcher file = NAMED.matcher(words);
        String said = cause == refused ? words : words + " " + cause.getMessage();
        return Finding.of(file.find() ? file.group(1) : "", "", "engine", said, 0);
    }
}
