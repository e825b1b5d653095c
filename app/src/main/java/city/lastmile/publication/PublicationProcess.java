package city.lastmile.publication;

import city.lastmile.register.Organisation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What the application tells the process {@code publication}. */
@Component
class PublicationProcess {

    static final String PROCESS = "publication";
    static final String WITHDRAWING = "ArticleWithdrawing";
    static final String REPLACING = "ArticleReplacing";

    private final RuntimeService runtime;
    private final TaskService tasks;

    PublicationProcess(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** Begins, and runs until somebody has to decide. */
    void start(Article article, Organisation organisation) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("article", article.id());
        variables.put("articleVersion", article.version());
        variables.put("kind", article.kind().name());
        variables.put("network", article.network().name());
        variables.put("organisation", article.organisation());
        variables.put("organisationKind", organisation.kind().name());
        runtime.createProcessInstanceByKey(PROCESS).businessKey(article.key()).setVariables(variables).execute();
    }

    /** @return how many versions of the article were taken back: what waits, and what is public */
    int withdraw(Article article, String officer, String reason) {
        List<String> running = running(article);
        running.forEach(process -> runtime.createMessageCorrelation(WITHDRAWING).processInstanceId(process)
                .setVariables(Map.of("decidedBy", officer, "decisionReason", reason)).correlate());
        return running.size();
    }

    boolean isRunning(Article article) {
        return !running(article).isEmpty();
    }

    /** @return whether a task of the article is before the officer */
    boolean asks(Article article, String officer) {
        return tasks.createTaskQuery().processDefinitionKey(PROCESS).processInstanceBusinessKey(article.key())
                .or().taskCandidateUser(officer).taskAssignee(officer).endOr().count() > 0;
    }

    /** Ends the processes of the article's earlier versions. */
    void replace(Article article, String newer) {
        running(article).stream().filter(process -> !process.equals(newer)).forEach(process ->
                runtime.createMessageCorrelation(REPLACING).processInstanceId(process).correlate());
    }

    private List<String> running(Article article) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).processInstanceBusinessKey(article.key())
                .list().stream().map(ProcessInstance::getProcessInstanceId).toList();
    }
}
