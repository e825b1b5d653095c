package city.lastmile.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine's jobs, incidents and open tasks in the whole cluster; every node shows the same. */
@Component
class EngineFigures implements Figures, MeterBinder {

    /** One count of everything. */
    private record Counts(long executableJobs, long failedJobs, long incidents, long assignedTasks,
            long unassignedTasks) {
    }

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private volatile @Nullable Counts counts;

    EngineFigures(ManagementService management, RuntimeService runtime, TaskService tasks) {
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "lastmile.engine.jobs", "Jobs that are due now, not suspended and have tries left",
                Tags.of("state", "executable"), Counts::executableJobs);
        gauge(registry, "lastmile.engine.jobs", "Jobs that failed and have no tries left",
                Tags.of("state", "failed"), Counts::failedJobs);
        gauge(registry, "lastmile.engine.incidents", "Open incidents", Tags.empty(), Counts::incidents);
        gauge(registry, "lastmile.engine.tasks", "Open tasks that somebody has taken",
                Tags.of("assigned", "true"), Counts::assignedTasks);
        gauge(registry, "lastmile.engine.tasks", "Open tasks that wait for somebody",
                Tags.of("assigned", "false"), Counts::unassignedTasks);
    }

    @Override
    public Pace pace() {
        return Pace.OFTEN;
    }

    @Override
    public void refresh() {
        counts = new Counts(management.createJobQuery().executable().active().count(),
                management.createJobQuery().noRetriesLeft().count(),
                runtime.createIncidentQuery().count(),
                tasks.createTaskQuery().taskAssigned().count(),
                tasks.createTaskQuery().taskUnassigned().count());
    }

    @Override
    public void forget() {
        counts = null;
    }

    private void gauge(MeterRegistry registry, String name, String description, Tags tags,
            ToLongFunction<Counts> value) {
        Gauge.builder(name, this, figures -> figures.read(value)).description(description).tags(tags)
                .register(registry);
    }

    private double read(ToLongFunction<Counts> value) {
        Counts now = counts;
        return now == null ? Double.NaN : value.applyAsLong(now);
    }
}
