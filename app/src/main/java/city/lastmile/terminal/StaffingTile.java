package city.lastmile.terminal;

import city.lastmile.access.Openings;
import city.lastmile.access.TaskDesk;
import city.lastmile.access.Watch;
import city.lastmile.platform.HomePageMarks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the staff's home page which of the pages of this package its reader has; the page belongs to sign-on. */
@Component
class StaffingTile implements HomePageMarks {

    private final Charge charge;
    private final Openings openings;
    private final Watch watch;
    private final TaskDesk tasks;

    StaffingTile(Charge charge, Openings openings, Watch watch, TaskDesk tasks) {
        this.charge = charge;
        this.openings = openings;
        this.watch = watch;
        this.tasks = tasks;
    }

    @Override
    public Map<String, Object> of(String reader) {
        return Map.of("opensCases", openings.hasRight() || openings.watches(),
                "supervises", watch.watcher().filter(Watch.Watcher::supervises).isPresent(),
                "readsPrecedents", watch.watcher().filter(PrecedentsPage::isFor).isPresent(),
                "worksOnTasks", tasks.worksOnTasks(),
                "entersLeave", charge.hasAny(reader));
    }
}
