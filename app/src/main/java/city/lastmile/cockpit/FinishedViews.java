package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
import city.lastmile.casework.Suitability;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The finished instances of one definition, as the engine's history tells them to the reader. */
@Component
class FinishedViews {

    private static final int PER_PAGE = 25;
    private static final int LONGEST_PATH = 1000;

    private final HistoryService history;
    private final CockpitRights rights;
    private final Suitability suitability;
    private final Times times;

    FinishedViews(HistoryService history, CockpitRights rights, Suitability suitability, Times times) {
        this.history = history;
        this.rights = rights;
        this.suitability = suitability;
        this.times = times;
    }

    /** How an instance ended. */
    enum Ending {
        /** At one of its end events. */
        COMPLETED,
        /** The process that called it ended it. */
        INTERNALLY_TERMINATED,
        /** A person or a program ended it. */
        EXTERNALLY_TERMINATED
    }

    /** What comes first. */
    enum Order {
        /** What ended last. */
        ENDED,
        /** What began last. */
        STARTED,
        /** What took longest. */
        DURATION
    }

    /**
     * What is looked for.
     *
     * @param definition id of the process definition
     * @param number     how the business key begins; an empty text for any
     * @param ending     how it ended, or null for any
     */
    record Search(String definition, String number, @Nullable Ending ending, Order order) {
    }

    /**
     * One page of it.
     *
     * @param before number of the page before it, or null on the first
     * @param after  number of the page after it, or null on the last
     */
    record Page(List<Line> lines, @Nullable Integer before, @Nullable Integer after) {
    }

    /** One finished instance. */
    record Line(String id, String number, String ending, String started, String ended, String lasted) {
    }

    Page of(Search search, int page, String reader, Locale locale) {
        List<HistoricProcessInstance> found = rights.asReader(() ->
                query(search).listPage(page * PER_PAGE, PER_PAGE + 1));
        List<Line> lines = found.stream().limit(PER_PAGE)
                .filter(one -> one.getBusinessKey() == null || !suitability.mustKeepOut(reader, one.getBusinessKey()))
                .map(one -> line(one, locale)).toList();
        return new Page(lines, page > 0 ? page - 1 : null, found.size() > PER_PAGE ? page + 1 : null);
    }

    /** Confidential cases run in tenants; nobody who reads Cockpit is a member of theirs, and none is asked for. */
    private HistoricProcessInstanceQuery query(Search search) {
        HistoricProcessInstanceQuery query = history.createHistoricProcessInstanceQuery()
                .processDefinitionId(search.definition()).finished().withoutTenantId();
        if (!search.number().isEmpty()) {
            query.processInstanceBusinessKeyLike(literally(search.number()) + "%");
        }
        if (search.ending() != null) {
            switch (search.ending()) {
                case COMPLETED -> query.completed();
                case INTERNALLY_TERMINATED -> query.internallyTerminated();
                case EXTERNALLY_TERMINATED -> query.externallyTerminated();
            }
        }
        return switch (search.order()) {
            case ENDED -> query.orderByProcessInstanceEndTime().desc();
            case STARTED -> query.orderByProcessInstanceStartTime().desc();
            case DURATION -> query.orderByProcessInstanceDuration().desc();
        };
    }

    /** What a person types stands for itself. */
    private static String literally(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Line line(HistoricProcessInstance one, Locale locale) {
        return new Line(one.getId(), Objects.requireNonNullElse(one.getBusinessKey(), "—"), one.getState(),
                times.at(one.getStartTime().toInstant()), times.at(one.getEndTime().toInstant()),
                times.lasting(Duration.ofMillis(one.getDurationInMillis()), locale));
    }

    /**
     * @return the activities that history keeps of the instance, tasks among them, each once; empty where the reader may
     *         see none
     */
    List<String> path(String instance, String reader) {
        Optional<HistoricProcessInstance> found = Optional.ofNullable(rights.asReader(() ->
                history.createHistoricProcessInstanceQuery().processInstanceId(instance).withoutTenantId()
                        .singleResult())).filter(one -> one.getBusinessKey() == null
                                || !suitability.mustKeepOut(reader, one.getBusinessKey()));
        return found.isEmpty() ? List.of() : rights.asReader(() -> Stream.concat(
                history.createHistoricActivityInstanceQuery().processInstanceId(instance).listPage(0, LONGEST_PATH)
                        .stream().map(HistoricActivityInstance::getActivityId),
                history.createHistoricTaskInstanceQuery().processInstanceId(instance).listPage(0, LONGEST_PATH)
                        .stream().map(HistoricTaskInstance::getTaskDefinitionKey)).distinct().sorted().toList());
    }
}
