package city.lastmile.casework;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts failed steps again, one request at a time, and shows messages that were given up. Of a complaint about an
 * officer no administrator sees the incident in Cockpit; here it can be mended by whoever may read the case.
 */
@Service
class RepairDesk implements Repairs {

    private static final Logger LOG = LoggerFactory.getLogger(RepairDesk.class);
    private static final String UNDELIVERED = "undeliveredMessage";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RequestLedger ledger;

    RepairDesk(RuntimeService runtime, ManagementService management, RequestLedger ledger) {
        this.runtime = runtime;
        this.management = management;
        this.ledger = ledger;
    }

    @Override
    public long stuck(String trackingNumber) {
        return jobs(trackingNumber).size();
    }

    private List<Job> jobs(String trackingNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(trackingNumber).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getProcessInstanceId())
                        .noRetriesLeft().list().stream()).toList();
    }

    @Override
    @Transactional
    public void startAgain(String trackingNumber, String actor) {
        ledger.hold(trackingNumber);
        List<Job> stuck = jobs(trackingNumber);
        if (!stuck.isEmpty()) {
            ledger.write(trackingNumber, new JournalNote(JournalEvent.STARTED_AGAIN, actor, null, null,
                    stuck.stream().map(this::element).sorted().collect(Collectors.joining(", "))));
            stuck.forEach(job -> management.setJobRetries(job.getId(), 1));
        }
    }

    @Override
    public void messageGivenUp(String trackingNumber, long message, String why) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(trackingNumber)
                .processDefinitionKey(RequestModel.PROCESS).list().stream()
                .map(instance -> runtime.getActivityInstance(instance.getProcessInstanceId())).filter(Objects::nonNull)
                .findFirst().ifPresent(place -> raise(where(place), message, why));
    }

    /** The request may end, or go on, just now. */
    private void raise(String execution, long message, String why) {
        try {
            runtime.createIncident(UNDELIVERED, execution, String.valueOf(message), why);
        } catch (ProcessEngineException hasGoneOn) {
            LOG.warn("Message {} was given up and has no incident, for its request has just gone on", message, hasGoneOn);
        }
    }

    /** The first execution that stands at a step. */
    private static String where(ActivityInstance place) {
        if (place.getChildActivityInstances().length > 0) {
            return where(place.getChildActivityInstances()[0]);
        }
        return place.getChildTransitionInstances().length > 0 ? place.getChildTransitionInstances()[0].getExecutionId()
                : place.getExecutionIds()[0];
    }

    @Override
    public void messageStartedAnew(long message) {
        runtime.createIncidentQuery().incidentType(UNDELIVERED).configuration(String.valueOf(message)).list()
                .forEach(incident -> runtime.resolveIncident(incident.getId()));
    }

    private String element(Job job) {
        return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getActivityId();
    }
}
