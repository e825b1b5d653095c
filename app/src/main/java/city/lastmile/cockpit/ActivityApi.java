package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
import city.lastmile.cockpit.ActivityFigures.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The figures on the diagram of a definition. They give nobody away, so whoever opens Cockpit reads them. */
@RestController
class ActivityApi {

    private static final int HOTTEST = 5;

    private final ActivityFigures figures;
    private final CockpitRights rights;
    private final RepositoryService repository;
    private final Times times;

    ActivityApi(ActivityFigures figures, CockpitRights rights, RepositoryService repository, Times times) {
        this.figures = figures;
        this.rights = rights;
        this.repository = repository;
        this.times = times;
    }

    /**
     * What the diagram shows.
     *
     * @param complete whether all cases were counted; else the figures are least ones
     */
    record Diagram(List<Shown> activities, boolean complete) {
    }

    /**
     * One activity of the diagram.
     *
     * @param mean how long it lasts on average, in words; empty where nothing was measured
     * @param heat from 1 to 5 by its share of the longest mean, 0 where nothing was measured
     */
    record Shown(String id, int overdue, int warned, int supervised, String mean, int measured, int heat) {
    }

    @GetMapping("/staff/cockpit/activities")
    Diagram activities(@RequestParam String definition, Locale locale) {
        if (!rights.opens()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (repository.createProcessDefinitionQuery().processDefinitionId(definition).count() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ActivityFigures.Figures found = figures.of(definition);
        long longest = found.activities().values().stream().mapToLong(Activity::meanMinutes).max().orElse(0);
        return new Diagram(found.activities().entrySet().stream().map(entry -> shown(entry, longest, locale)).toList(),
                found.complete());
    }

    private Shown shown(Map.Entry<String, Activity> entry, long longest, Locale locale) {
        Activity activity = entry.getValue();
        boolean measured = activity.measured() > 0;
        return new Shown(entry.getKey(), activity.overdue(), activity.warned(), activity.supervised(),
                measured ? times.lasting(Duration.ofMinutes(activity.meanMinutes()), locale) : "", activity.measured(),
                measured ? heat(activity.meanMinutes(), longest) : 0);
    }

    private static int heat(long mean, long longest) {
        return longest == 0 ? 1 : (int) Math.max(1, Math.ceil((double) mean * HOTTEST / longest));
    }
}
