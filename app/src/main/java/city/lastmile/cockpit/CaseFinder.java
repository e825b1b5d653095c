package city.lastmile.cockpit;

import city.lastmile.access.CaseAccess;
import city.lastmile.access.CockpitRights;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.casework.Suitability;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** Leads from a tracking number to the case's page and to its process instances. */
@Component
class CaseFinder {

    private static final int MOST = 50;

    private final CaseFiles files;
    private final CaseAccess access;
    private final CockpitRights rights;
    private final Suitability suitability;
    private final HistoryService history;
    private final Times times;

    CaseFinder(CaseFiles files, CaseAccess access, CockpitRights rights, Suitability suitability,
            HistoryService history, Times times) {
        this.files = files;
        this.access = access;
        this.rights = rights;
        this.suitability = suitability;
        this.history = history;
        this.times = times;
    }

    /**
     * A case that was found.
     *
     * @param page      whether the reader may open the case's page
     * @param instances its process instances that the reader may see, the newest first
     */
    record Found(CaseFile file, boolean page, List<Instance> instances) {
    }

    /**
     * One process instance.
     *
     * @param ended when, or an empty text while it runs
     */
    record Instance(String id, String process, String started, String ended) {
    }

    /** @return the case, if there is one and the reader may know of it */
    Optional<Found> find(String trackingNumber, String reader) {
        return files.open(trackingNumber).filter(file -> !file.request().confidential()
                        && !suitability.mustKeepOut(reader, trackingNumber))
                .map(file -> new Found(file, access.mayRead(file), instances(trackingNumber)));
    }

    private List<Instance> instances(String trackingNumber) {
        return rights.asReader(() -> history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(trackingNumber).orderByProcessInstanceStartTime().desc()
                .listPage(0, MOST)).stream().map(this::instance).toList();
    }

    private Instance instance(HistoricProcessInstance found) {
        return new Instance(found.getId(), Optional.ofNullable(found.getProcessDefinitionName())
                .orElse(found.getProcessDefinitionKey()), times.at(found.getStartTime().toInstant()),
                found.getEndTime() == null ? "" : times.at(found.getEndTime().toInstant()));
    }
}
