package city.lastmile.platform.engine;

import city.lastmile.platform.engine.DefinitionsAtHand.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one command of the engine asks of the database, without what it can know:
 * <ul>
 * <li>rows of definitions are at hand ({@link DefinitionsAtHand});
 * <li>who asks for an execution is about to ask for all of its instance: they come with it, and so do the variables of an
 * instance's tasks with its own;
 * <li>of a task that this command has made and not written yet, the database knows neither variables nor rights.
 * </ul>
 */
final class LeanSession extends BatchDbSqlSession {

    /** All executions of the instance that an execution belongs to; added to the engine's statements. */
    static final String EXECUTIONS_AROUND = "selectExecutionsOfInstanceAround";
    private static final String EXECUTIONS = "selectExecutionsByProcessInstanceId";
    private static final String DECISION_OF_DEPLOYMENT = "selectDecisionDefinitionByDeploymentAndKey";
    /** All variables of an instance, those of its tasks among them; added to the engine's statements. */
    static final String VARIABLES_OF_INSTANCE = "selectVariablesOfInstance";
    static final String VARIABLES_OF_TASK = "selectVariablesByTaskId";
    private static final String VARIABLES_OF_EXECUTION = "selectVariablesByExecutionId";
    private static final String RIGHT = "selectAuthorizationByParameters";
    /** The revision of a row before it is written for the first time. */
    private static final int NOT_WRITTEN = 0;

    private final DefinitionsAtHand definitions;
    /** Instances whose executions have been read and not been written to since, by id. */
    private final Map<String, List<ExecutionEntity>> instances = new HashMap<>();
    /** The variables of such instances. */
    private final Map<String, List<VariableInstanceEntity>> variables = new HashMap<>();
    private boolean changesDefinitions;

    LeanSession(DbSqlSessionFactory factory, DefinitionsAtHand definitions) {
        super(factory);
        this.definitions = definitions;
    }

    @Override
    public <T extends DbEntity> @Nullable T selectById(Class<T> kind, String id) {
        if (DefinitionsAtHand.keeps(kind)) {
            return kind.cast(definition(new Question(kind.getName(), List.of(id)), () -> super.selectById(kind, id)));
        }
        return kind == ExecutionEntity.class ? kind.cast(execution(id)) : super.selectById(kind, id);
    }

    @Override
    public @Nullable Object selectOne(String statement, @Nullable Object parameter) {
        if (statement.equals(DECISION_OF_DEPLOYMENT) && parameter instanceof Map<?, ?> keys) {
            return definition(new Question(statement, List.of(Objects.requireNonNull(keys.get("deploymentId")),
                    Objects.requireNonNull(keys.get("decisionDefinitionKey")))), () -> super.selectOne(statement, parameter));
        }
        if (statement.equals(RIGHT) && parameter instanceof Map<?, ?> keys
                && Integer.valueOf(Resources.TASK.resourceType()).equals(keys.get("resourceType"))
                && isNew(cached(TaskEntity.class, keys.get("resourceId")))) {
            return null;
        }
        return super.selectOne(statement, parameter);
    }

    @Override
    public List<?> selectList(String statement, @Nullable Object parameter) {
        Object asked = parameter instanceof ListQueryParameterObject list ? list.getParameter() : null;
        List<?> known = switch (statement) {
            case EXECUTIONS -> instances.get(asked);
            case VARIABLES_OF_EXECUTION -> variablesOfInstance((Map<?, ?>) asked);
            case VARIABLES_OF_TASK -> variablesOfTask((Map<?, ?>) asked);
            default -> null;
        };
        return known == null ? super.selectList(statement, parameter) : known;
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        instances.clear();
        variables.clear();
        if (!changesDefinitions && operations.stream().anyMatch(one -> DefinitionsAtHand.isChangedBy(one.getEntityType()))) {
            changesDefinitions();
        }
        return super.executeDbOperations(operations);
    }

    private @Nullable Object definition(Question question, Supplier<@Nullable Object> reading) {
        DbEntity known = definitions.recall(question);
        if (known != null) {
            fireEntityLoaded(known);
            return known;
        }
        long state = definitions.state();
        Object read = reading.get();
        if (read instanceof DbEntity row) {
            definitions.keep(question, row, state);
        }
        return read;
    }

    private @Nullable ExecutionEntity execution(String id) {
        @SuppressWarnings("unchecked")
        List<ExecutionEntity> all = (List<ExecutionEntity>) super.selectList(EXECUTIONS_AROUND, id);
        if (!all.isEmpty()) {
            instances.put(all.get(0).getProcessInstanceId(), all);
        }
        return all.stream().filter(execution -> execution.getId().equals(id)).findFirst().orElse(null);
    }

    private @Nullable List<?> variablesOfInstance(@Nullable Map<?, ?> asked) {
        ExecutionEntity execution = asked == null || asked.get("variableNames") != null ? null
                : cached(ExecutionEntity.class, asked.get("executionId"));
        if (execution == null || !execution.isProcessInstanceExecution()) {
            return null;
        }
        @SuppressWarnings("unchecked")
        List<VariableInstanceEntity> all =
                (List<VariableInstanceEntity>) super.selectList(VARIABLES_OF_INSTANCE, execution.getId());
        variables.put(execution.getId(), all);
        return all.stream().filter(variable -> variable.getTaskId() == null
                && execution.getId().equals(variable.getExecutionId())).collect(Collectors.toCollection(ArrayList::new));
    }

    private @Nullable List<?> variablesOfTask(@Nullable Map<?, ?> asked) {
        TaskEntity task = asked == null || asked.get("variableNames") != null ? null
                : cached(TaskEntity.class, asked.get("taskId"));
        if (task == null) {
            return null;
        }
        if (isNew(task)) {
            return new ArrayList<>();
        }
        List<VariableInstanceEntity> all = variables.get(task.getProcessInstanceId());
        return all == null ? null : all.stream().filter(variable -> task.getId().equals(variable.getTaskId()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isNew(@Nullable TaskEntity task) {
        return task != null && task.getRevision() == NOT_WRITTEN;
    }

    private static <T extends DbEntity> @Nullable T cached(Class<T> kind, @Nullable Object id) {
        return id == null ? null : Context.getCommandContext().getDbEntityManager().getCachedEntity(kind, id.toString());
    }

    /** The engine's commands run in Spring's transactions; one that did not would change at once. */
    private void changesDefinitions() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            definitions.changing();
            definitions.changed();
            return;
        }
        changesDefinitions = true;
        definitions.changing();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                definitions.changed();
            }
        });
    }
}
