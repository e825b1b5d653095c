package city.lastmile.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes running cases to another version of their model, element by element of the same name: open tasks keep their
 * owners, timers their moments. Each case moves in a transaction of its own, wholly or not at all.
 */
@Component
class VersionChange implements Versions {

    /** Bounds one call: whoever has more cases calls again and sees how far it is. */
    static final int MOST = 1000;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TransactionTemplate alone;

    VersionChange(RepositoryService repository, RuntimeService runtime, ManagementService management,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public List<Version> versions(String process) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process).orderByProcessDefinitionVersion()
                .asc().list().stream().map(definition -> new Version(definition.getVersion(), running(definition)))
                .toList();
    }

    private long running(ProcessDefinition definition) {
        return runtime.createProcessInstanceQuery().processDefinitionId(definition.getId()).count();
    }

    /** Moves {@link #MOST} cases at most; else as {@link #move(String, int, int, int, int)}. */
    Report move(String process, int from, int to, int skip) {
        return move(process, from, to, skip, MOST);
    }

    @Override
    public Report move(String process, int from, int to, int skip, int most) {
        if (skip < 0) {
            throw new IllegalArgumentException("Some cases can be skipped, not " + skip);
        }
        return each(process, from, to, cases -> cases.orderByProcessInstanceId().asc().listPage(skip, most), skip,
                false);
    }

    @Override
    public Report rehearse(String process, int from, int to, int most) {
        return each(process, from, to, cases -> cases.orderByProcessInstanceId().asc().listPage(0, most), 0, true);
    }

    @Override
    public List<Gap> gaps(String process, int from, int to) {
        ProcessDefinition old = definition(process, from);
        Map<String, String> places = elements(definition(process, to)).stream()
                .collect(Collectors.toMap(FlowNode::getId, VersionChange::kind));
        Map<String, Integer> cases = management.createActivityStatisticsQuery(old.getId()).list().stream()
                .collect(Collectors.toMap(ActivityStatistics::getId, ActivityStatistics::getInstances));
        return elements(old).stream().filter(element -> !kind(element).equals(places.get(element.getId())))
                .map(element -> new Gap(element.getId(), element.getName(), places.containsKey(element.getId()),
                        cases.getOrDefault(element.getId(), 0))).toList();
    }

    /** A case stands at these; at gateways it never stays. */
    private List<FlowNode> elements(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof Gateway)).toList();
    }

    private static String kind(FlowNode element) {
        return element.getElementType().getTypeName();
    }

    /**
     * Moves one case, to see how it goes.
     *
     * @throws IllegalArgumentException when there is no such process or version, or both versions are the same
     */
    Report move(String process, int from, int to, String trackingNumber) {
        return each(process, from, to, cases -> cases.processInstanceBusinessKey(trackingNumber).list(), 0, false);
    }

    private Report each(String process, int from, int to, Function<ProcessInstanceQuery, List<ProcessInstance>> which,
            int skipped, boolean rehearsal) {
        if (from == to) {
            throw new IllegalArgumentException("The cases of version " + from + " are there already");
        }
        ProcessDefinition old = definition(process, from);
        MigrationPlan plan = runtime.createMigrationPlan(old.getId(), definition(process, to).getId())
                .mapEqualActivities().build();
        List<ProcessInstance> cases =
                which.apply(runtime.createProcessInstanceQuery().processDefinitionId(old.getId()));
        List<Refusal> refused = new ArrayList<>();
        for (ProcessInstance instance : cases) {
            List<String> reasons = tryToMove(plan, instance.getId(), rehearsal);
            if (!reasons.isEmpty()) {
                refused.add(new Refusal(String.valueOf(instance.getBusinessKey()), reasons));
            }
        }
        long looked = skipped + (rehearsal ? cases.size() : refused.size());
        long left = Math.max(0, running(old) - looked);
        return new Report(cases.size() - refused.size(), refused, left);
    }

    private ProcessDefinition definition(String process, int version) {
        ProcessDefinition found = repository.createProcessDefinitionQuery().processDefinitionKey(process)
                .processDefinitionVersion(version).singleResult();
        if (found == null) {
            throw new IllegalArgumentException("No version " + version + " of " + process);
        }
        return found;
    }

    private List<String> tryToMove(MigrationPlan plan, String instance, boolean rehearsal) {
        try {
            alone.executeWithoutResult(status -> {
                move(plan, instance);
                if (rehearsal) {
                    status.setRollbackOnly();
                }
            });
            return List.of();
        } catch (MigratingProcessInstanceValidationException e) {
            return reasons(e);
        } catch (OptimisticLockingException e) {
            return List.of(BUSY);
        }
    }

    private static List<String> reasons(MigratingProcessInstanceValidationException refused) {
        List<String> reasons = new ArrayList<>(refused.getValidationReport().getFailures());
        refused.getValidationReport().getActivityInstanceReports().forEach(report -> report.getFailures()
                .forEach(failure -> reasons.add(report.getSourceScopeId() + ": " + failure)));
        refused.getValidationReport().getTransitionInstanceReports().forEach(report -> report.getFailures()
                .forEach(failure -> reasons.add(report.getSourceScopeId() + ": " + failure)));
        return reasons;
    }

    /**
     * The engine gives a moved case a timer for every start event that waits for a time, also where that time has
     * passed and the timer has fired: it would warn and supervise a second time. Such a timer goes again at once; one
     * that only the new version has stays.
     */
    private void move(MigrationPlan plan, String instance) {
        Set<String> before = waiting(instance).keySet();
        runtime.newMigration(plan).processInstanceIds(instance).execute();
        Map<String, List<Job>> after = waiting(instance);
        for (MigrationInstruction same : plan.getInstructions()) {
            if (!before.contains(same.getSourceActivityId())) {
                after.getOrDefault(same.getTargetActivityId(), List.of())
                        .forEach(job -> management.deleteJob(job.getId()));
            }
        }
    }

    private Map<String, List<Job>> waiting(String instance) {
        Map<String, String> activities = management.createJobDefinitionQuery()
                .processDefinitionId(runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult()
                        .getProcessDefinitionId())
                .list().stream().collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
        Function<Job, String> activity = job -> activities.get(job.getJobDefinitionId());
        return management.createJobQuery().processInstanceId(instance).list().stream()
                .collect(Collectors.groupingBy(activity));
    }
}
