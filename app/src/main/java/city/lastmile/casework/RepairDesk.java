package city.lastmile.casework;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts failed steps again, one request at a time. Of a complaint about an officer no administrator sees the incident
 * in Cockpit; here it can be mended by whoever may read the case.
 */
@Service
class RepairDesk implements Repairs {

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

    private String element(Job job) {
        return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult()
                .getActivityId();
    }
}
