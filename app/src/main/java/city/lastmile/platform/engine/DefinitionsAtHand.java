package city.lastmile.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionRequirementsDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The rows of definitions that this node has read within the last second. The engine keeps what it has parsed of a model,
 * but reads the row of each process, decision and job definition anew in every command, for it could have been suspended
 * meanwhile: fifteen reads and more in a request's life, of rows that change when a designer deploys.
 *
 * <p>What this node changes it forgets at once, and it keeps nothing while a change of its own is not committed. What
 * another node changes is known here within {@link #FRESH_NANOS}: no later than a command would that had begun a second
 * before.
 *
 * <p>Each asker gets a copy of its own, for the engine writes back what it finds changed.
 */
final class DefinitionsAtHand {

    static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 5_000;
    private static final Set<Class<? extends DbEntity>> KEPT = Set.of(ProcessDefinitionEntity.class,
            JobDefinitionEntity.class, DecisionDefinitionEntity.class);
    private static final Set<Class<? extends DbEntity>> CHANGING = Set.of(ProcessDefinitionEntity.class,
            JobDefinitionEntity.class, DecisionDefinitionEntity.class, DecisionRequirementsDefinitionEntity.class,
            DeploymentEntity.class);

    private final LongSupplier nanos;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    /** Changes of this node that have not been committed or rolled back yet. */
    private final AtomicInteger changes = new AtomicInteger();
    /** Counts what was forgotten: an answer that was asked for before comes too late to be kept. */
    private final AtomicLong state = new AtomicLong();

    /** @param nanos a clock that only goes forward, in nanoseconds */
    DefinitionsAtHand(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * What was asked for.
     *
     * @param statement the engine's name of the statement
     * @param keys      its parameters
     */
    record Question(String statement, List<Object> keys) {
    }

    private record Answer(DbEntity row, long readAt) {
    }

    /** Whether rows of this kind are kept. */
    static boolean keeps(Class<?> kind) {
        return KEPT.contains(kind);
    }

    /** Whether a change of such a row may change what was kept. */
    static boolean isChangedBy(@Nullable Class<?> kind) {
        return kind != null && CHANGING.contains(kind);
    }

    /** @return a copy of the row; null when it has to be read */
    @Nullable DbEntity recall(Question question) {
        Answer answer = changes.get() > 0 ? null : answers.get(question);
        return answer == null || nanos.getAsLong() - answer.readAt() > FRESH_NANOS ? null : copy(answer.row());
    }

    /** To be asked before a row is read, and handed to {@link #keep} with it. */
    long state() {
        return state.get();
    }

    /** Keeps what was just read, unless something was changed since the reader asked for the state. */
    void keep(Question question, DbEntity row, long stateBefore) {
        if (changes.get() > 0 || state.get() != stateBefore) {
            return;
        }
        if (answers.size() >= MOST) {
            answers.clear();
        }
        Answer answer = new Answer(copy(row), nanos.getAsLong());
        answers.put(question, answer);
        if (state.get() != stateBefore) {
            answers.remove(question, answer);
        }
    }

    /** A transaction of this node begins to change definitions; {@link #changed} must follow when it has ended. */
    void changing() {
        changes.incrementAndGet();
        forget();
    }

    /** That transaction has ended, in whichever way. */
    void changed() {
        forget();
        changes.decrementAndGet();
    }

    private void forget() {
        state.incrementAndGet();
        answers.clear();
    }

    private static DbEntity copy(DbEntity row) {
        DbEntity copy = BeanUtils.instantiateClass(row.getClass());
        ReflectionUtils.shallowCopyFieldState(row, copy);
        return copy;
    }
}
