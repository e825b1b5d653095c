package city.lastmile.casework;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts on every task of a request what an officer must see before opening it. The values are the task's own: officers
 * see only variables of tasks they may see, never those of the process.
 */
@Component
class TaskCards implements CardsAhead {

    private static final int SUMMARY_CHARACTERS = 200;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*(\\w+)\\s*}");
    private static final String DEADLINE = "deadline";
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** What whoever assigned the request wrote to the officer; on the card where there is any. */
    static final String ASSIGNMENT_WORDS = "assignmentWords";
    /** Stands on the card where there is any: few tasks have one, and what is not said costs nothing. */
    private static final String LEVEL = "supervisionLevel";
    /** On cards and in the filter over them; models and cards speak Chinese. */
    private static final Map<Supervision, String> WORDS = Map.of(Supervision.WARNED, "预警", Supervision.YELLOW, "黄牌",
            Supervision.RED, "红牌", Supervision.ORDER, "督办令", Supervision.CIRCULAR, "通报");

    private final RequestLedger ledger;
    private final CityRegister register;
    private final TaskService tasks;
    private final OpenTasks openTasks;
    private final FileFacts facts;

    TaskCards(RequestLedger ledger, CityRegister register, TaskService tasks, OpenTasks openTasks, FileFacts facts) {
        this.ledger = ledger;
        this.register = register;
        this.tasks = tasks;
        this.openTasks = openTasks;
        this.facts = facts;
    }

    /**
     * Puts a new level of supervision on the open tasks of the request. The engine still lists a task that is completed
     * in this very transaction; a word on its card would outlive it.
     */
    void show(String trackingNumber, Supervision level) {
        Set<String> open = openTasks.of(trackingNumber);
        tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).list().stream()
                .filter(task -> open.contains(task.getId())).forEach(task -> {
                    if (level == Supervision.NONE) {
                        tasks.removeVariableLocal(task.getId(), LEVEL);
                    } else {
                        tasks.setVariableLocal(task.getId(), LEVEL, WORDS.get(level));
                    }
                });
    }

    @EventListener
    void on(DelegateTask task) {
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number != null && TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) {
            ledger.find(number).ifPresent(file -> task.setVariablesLocal(card(file, task.getDueDate())));
            Object words = task.getVariable(ASSIGNMENT_WORDS);
            if (words != null) {
                task.setVariableLocal(ASSIGNMENT_WORDS, words);
            }
        }
    }

    @Override
    public Map<String, Object> of(String trackingNumber, @Nullable String due) {
        return ledger.find(trackingNumber).map(file -> {
            Optional<Date> moment = moment(trackingNumber, due);
            Map<String, Object> card = card(file, moment.orElse(null));
            if (moment.isEmpty()) {
                card.remove(DEADLINE);
            }
            return card;
        }).orElseGet(Map::of);
    }

    private Optional<Date> moment(String trackingNumber, @Nullable String due) {
        Matcher variable = VARIABLE.matcher(due == null ? "" : due);
        return variable.matches() && facts.of(trackingNumber).get(variable.group(1)) instanceof Date moment
                ? Optional.of(moment) : Optional.empty();
    }

    /** Puts what its officer was told on an open task. */
    void tell(Task task, String words) {
        tasks.setVariableLocal(task.getId(), ASSIGNMENT_WORDS, words);
    }

    private Map<String, Object> card(RequestFile file, @Nullable Date taskDue) {
        Map<String, Object> card = new HashMap<>();
        card.put("trackingNumber", file.trackingNumber());
        card.put("categoryName", register.category(file.category()).map(Category::nameZh).orElse(file.category()));
        card.put("placeName", place(file));
        card.put(DEADLINE, MINUTE.format(taskDue == null ? due(file) : taskDue.toInstant()));
        card.put("summary", summary(file.description()));
        if (file.supervision() != Supervision.NONE) {
            card.put(LEVEL, WORDS.get(file.supervision()));
        }
        return card;
    }

    private static String summary(String description) {
        int end = description.offsetByCodePoints(0,
                Math.min(SUMMARY_CHARACTERS, description.codePointCount(0, description.length())));
        return end < description.length() ? description.substring(0, end) + "…" : description;
    }

    private static Instant due(RequestFile file) {
        return Optional.ofNullable(file.handleDue()).orElse(file.submittedAt());
    }

    private String place(RequestFile file) {
        String area = Optional.ofNullable(file.grid()).flatMap(register::grid).map(Grid::name)
                .or(() -> Optional.ofNullable(file.town()).flatMap(register::organisation).map(Organisation::nameZh))
                .orElse(register.city().nameZh());
        return file.place() == null ? area : area + " · " + file.place();
    }
}
