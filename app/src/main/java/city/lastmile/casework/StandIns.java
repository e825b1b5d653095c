package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.Availability;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * Somebody is always responsible: finds who works on a request in place of an office where nobody can, or of an officer
 * who is on leave or must keep out of the matter. In which order it is asked, the table {@code stand-in} says.
 */
@Component
class StandIns {

    private static final String TABLE = "stand-in";
    /** Groups of a kind of officers, to which no task is offered. */
    private static final Set<String> ROLES = Set.of(GroupIds.GRID_OFFICERS, GroupIds.HEADS, GroupIds.STAFF);

    private final CityRegister register;
    private final Availability availability;
    private final RequestLedger ledger;
    private final DecisionService decisions;
    private final DecisionTrace trace;
    private final TaskService tasks;

    StandIns(CityRegister register, Availability availability, RequestLedger ledger, DecisionService decisions,
            DecisionTrace trace, TaskService tasks) {
        this.register = register;
        this.availability = availability;
        this.ledger = ledger;
        this.decisions = decisions;
        this.trace = trace;
        this.tasks = tasks;
    }

    /**
     * A request and the line of those above it.
     *
     * @param superior the group above the responsible one
     * @param top      the group at the end of the line
     */
    record Line(RequestFile file, String superior, String top) {
    }

    /**
     * Who stands in.
     *
     * @param id   a group, or an officer
     * @param rule the version of the table and the rule that chose it
     */
    record Found(String id, String rule) {
    }

    /** What the journal says of an office that stands in; who is away and why stays out of it. */
    static JournalNote note(String office, Found found) {
        return JournalNote.bySystem(JournalEvent.STOOD_IN, found.id(), office + " → " + found.id() + " · " + found.rule());
    }

    /** @return the request with those above it, or empty before triage */
    Optional<Line> line(String trackingNumber) {
        String superior = ledger.text(trackingNumber, Fact.SUPERIOR_GROUP);
        String top = ledger.text(trackingNumber, Fact.TOP_GROUP);
        return superior == null || top == null ? Optional.empty()
                : ledger.find(trackingNumber).map(file -> new Line(file, superior, top));
    }

    /** @return whether the officer is there and need not keep out of the matter */
    boolean isFree(String officer, RequestFile file) {
        return !availability.isAway(officer) && !mustKeepOut(officer, file);
    }

    boolean mustKeepOut(String officer, RequestFile file) {
        return availability.hasConflicts(officer) && availability.mustKeepOut(officer, matter(file));
    }

    /** @return everybody who must keep out of the request */
    Set<String> keepingOut(RequestFile file) {
        Set<String> declared = availability.withConflicts();
        if (declared.isEmpty()) {
            return declared;
        }
        Availability.Matter matter = matter(file);
        return declared.stream().filter(officer -> availability.mustKeepOut(officer, matter))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Availability.Matter matter(RequestFile file) {
        Set<String> organisations = new HashSet<>();
        Optional.ofNullable(file.town()).ifPresent(organisations::add);
        Optional.ofNullable(ledger.subject(file.trackingNumber())).ifPresent(organisations::add);
        return new Availability.Matter(file.trackingNumber(), file.category(), organisations,
                Optional.ofNullable(file.grid()).orElse(""));
    }

    /** @return the members of the group who can work on the request today */
    List<Officer> free(String group, RequestFile file) {
        return register.members(group).stream().filter(officer -> isFree(officer.id(), file)).toList();
    }

    /** @throws RefusedInputException when the officer is on leave or must keep out of the matter */
    void requireFree(String officer, RequestFile file) {
        if (mustKeepOut(officer, file)) {
            throw new RefusedInputException("task.refused.conflict");
        }
        availability.awayUntil(officer).filter(day -> somebodyIsThere(file)).ifPresent(day -> {
            throw new RefusedInputException("task.refused.away", day.toString());
        });
    }

    /** Where the whole line is on leave, whoever comes in all the same is not turned away. */
    private boolean somebodyIsThere(RequestFile file) {
        return line(file.trackingNumber()).map(line -> Stream.of(file.responsibleGroup(), line.superior(), line.top())
                .anyMatch(group -> group != null && !free(group, file).isEmpty())).orElse(true);
    }

    /** @return who stands in for the office, or empty while somebody there can work on the request */
    Optional<Found> forOffice(String office, Line line) {
        return free(office, line.file()).isEmpty() ? beyond(office, line) : Optional.empty();
    }

    /**
     * @return who stands in for those of the office that a task is offered to by name, or empty where they are the end of
     *         the line; the office itself may have others, who have no say in this
     */
    Optional<Found> forThose(Set<String> named, String office, Line line) {
        return beyond(officeOf(named, line.file()).orElse(office), line);
    }

    /** @return the smallest office that has them all and, but for those who must keep out, nobody else */
    private Optional<String> officeOf(Set<String> named, RequestFile file) {
        Set<String> known = new HashSet<>(named);
        known.addAll(keepingOut(file));
        return offices(named).stream().filter(office -> ids(office).containsAll(named))
                .filter(office -> known.containsAll(ids(office))).min(Comparator.comparing(office -> ids(office).size()));
    }

    private Set<String> ids(String office) {
        return register.members(office).stream().map(Officer::id).collect(Collectors.toSet());
    }

    private Optional<Found> beyond(String office, Line line) {
        if (office.equals(line.top())) {
            return Optional.empty();
        }
        Set<String> asked = new HashSet<>();
        asked.add(office);
        Found found = next(office, line, asked);
        while (free(found.id(), line.file()).isEmpty() && asked.add(found.id()) && !found.id().equals(line.top())) {
            found = next(found.id(), line, asked);
        }
        return Optional.of(found);
    }

    private Found next(String office, Line line, Set<String> asked) {
        Optional<String> deputy = availability.deputyOffice(office).filter(named -> !asked.contains(named))
                .filter(named -> inCircle(named, line)).filter(named -> !free(named, line.file()).isEmpty());
        String superior = above(office, line);
        return switch (ask("OFFICE", deputy.isPresent(), false, !free(superior, line.file()).isEmpty())) {
            case "DEPUTY" -> new Found(deputy.orElse(superior), trace.takeRule());
            case "SUPERIOR" -> new Found(superior, trace.takeRule());
            default -> new Found(line.top(), trace.takeRule());
        };
    }

    private String above(String office, Line line) {
        if (line.file().confidential()) {
            return office.equals(line.file().responsibleGroup()) ? line.superior() : line.top();
        }
        return register.superiorOf(office).orElse(line.top());
    }

    /** A complaint stays with those who may know of it. */
    private static boolean inCircle(String group, Line line) {
        return !line.file().confidential() || Stream.of(line.file().responsibleGroup(), line.superior(), line.top())
                .anyMatch(group::equals);
    }

    /**
     * @param office the office that answers for the request
     * @return who takes over from the officer, or empty when there is nobody else in the whole line
     */
    Optional<Found> forOfficer(String officer, String office, Line line) {
        RequestFile file = line.file();
        Optional<String> deputy = availability.deputyOf(officer).filter(person -> !mustKeepOut(person.id(), file))
                .filter(person -> person.groups().stream().anyMatch(group -> inCircle(group, line))).map(Officer::id);
        Optional<String> colleague = leastBusy(free(office, file), officer);
        String superior = above(office, line);
        Optional<String> head = leastBusy(free(superior, file), officer);
        String absence = mustKeepOut(officer, file) ? "CONFLICT" : "OFFICER";
        Optional<String> chosen = switch (ask(absence, deputy.isPresent(), colleague.isPresent(), head.isPresent())) {
            case "DEPUTY" -> deputy;
            case "COLLEAGUE" -> colleague;
            case "SUPERIOR" -> head;
            default -> leastBusy(free(line.top(), file), officer);
        };
        String rule = trace.takeRule();
        return chosen.or(() -> leastBusy(free(line.top(), file), officer)).map(person -> new Found(person, rule));
    }

    /** Of several the one with the fewest tasks, so that leave of one does not bury another. */
    private Optional<String> leastBusy(List<Officer> officers, String butNot) {
        List<String> ids = officers.stream().map(Officer::id).filter(id -> !id.equals(butNot)).sorted().toList();
        if (ids.size() < 2) {
            return ids.stream().findFirst();
        }
        Map<String, Long> busy = tasks.createTaskQuery().taskAssigneeIn(ids.toArray(String[]::new)).list().stream()
                .collect(Collectors.groupingBy(task -> String.valueOf(task.getAssignee()), Collectors.counting()));
        return Optional.of(Collections.min(ids, Comparator.comparing(id -> busy.getOrDefault(id, 0L))));
    }

    private String ask(String absence, boolean deputy, boolean colleague, boolean superior) {
        return String.valueOf(decisions.evaluateDecisionTableByKey(TABLE, Map.of("absence", absence, "deputyPresent",
                deputy, "colleaguePresent", colleague, "superiorPresent", superior)).getSingleResult()
                .<Object>getSingleEntry());
    }

    /** @return those on leave who share an office with one of these officers */
    Set<String> awayBeside(Set<String> officers) {
        Set<String> offices = offices(officers);
        return availability.away().stream().filter(id -> register.officer(id)
                        .filter(officer -> !Collections.disjoint(officer.groups(), offices)).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the groups of these officers that tasks are offered to */
    Set<String> offices(Set<String> officers) {
        return officers.stream().flatMap(id -> register.officer(id).stream())
                .flatMap(officer -> officer.groups().stream()).filter(group -> !ROLES.contains(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the groups of which every member is one of these officers */
    Set<String> groupsOfNobodyElse(Set<String> officers) {
        return officers.stream().flatMap(id -> register.officer(id).stream())
                .flatMap(officer -> officer.groups().stream()).distinct()
                .filter(group -> register.members(group).stream().map(Officer::id).allMatch(officers::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
