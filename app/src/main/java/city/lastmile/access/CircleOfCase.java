package city.lastmile.access;

import city.lastmile.casework.CaseFile;
import city.lastmile.casework.Suitability;
import city.lastmile.register.GroupIds;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Draws the circle by the person's groups of this moment; the engine knows who holds a task. */
@Component
class CircleOfCase implements CaseAccess {

    private static final List<String> CITY_WIDE = List.of(GroupIds.SUPERVISORS, GroupIds.CITY_LEADERS, GroupIds.DESK);

    private final People people;
    private final EngineSession session;
    private final TaskService tasks;
    private final Suitability suitability;
    private final Openings openings;

    CircleOfCase(People people, EngineSession session, TaskService tasks, Suitability suitability,
            Openings openings) {
        this.people = people;
        this.session = session;
        this.tasks = tasks;
        this.suitability = suitability;
        this.openings = openings;
    }

    @Override
    public boolean mayRead(CaseFile file) {
        Optional<Person> reader = CurrentOfficer.id().flatMap(people::find);
        return reader.isPresent() && !keepsOut(reader.get(), file) && (isOwn(reader.get(), file)
                || openings.current(file).isPresent());
    }

    private boolean isOwn(Person reader, CaseFile file) {
        return file.request().confidential() ? reader.groups().contains(inspectors(file)) : concerns(file, reader);
    }

    private boolean keepsOut(Person reader, CaseFile file) {
        return suitability.mustKeepOut(reader.id(), file.request().trackingNumber());
    }

    @Override
    public Optional<String> repairing(CaseFile file) {
        return CurrentOfficer.id()
                .filter(person -> people.isMember(person, GroupIds.ADMINISTRATORS) && mayRead(file));
    }

    @Override
    public Optional<String> declaring(CaseFile file) {
        return file.request().state().isFinal() ? Optional.empty() : CurrentOfficer.id()
                .flatMap(people::find).filter(person -> mayRead(file) && isOwn(person, file)).map(Person::id);
    }

    @Override
    public Optional<String> urging(CaseFile file) {
        return CurrentOfficer.id().flatMap(people::find).filter(person -> mayRead(file) && isOwn(person, file))
                .filter(person -> !Collections.disjoint(person.groups(), CITY_WIDE)).map(Person::id);
    }

    @Override
    public Optional<String> handling(CaseFile file) {
        boolean open = file.request().completedAt() == null && !file.request().state().isFinal();
        return CurrentOfficer.id().filter(officer -> open && mayRead(file)).filter(officer ->
                session.asSystem(() -> tasks.createTaskQuery().taskAssignee(officer)
                        .processInstanceBusinessKey(file.request().trackingNumber())
                        .taskDefinitionKeyIn("HandleRequest", "PlanJointHandling", "AssistRequest").count() > 0));
    }

    @Override
    public Optional<String> merging(CaseFile file) {
        return urging(file).filter(person -> people.isMember(person, GroupIds.DESK));
    }

    @Override
    public boolean isCalling(CaseFile file) {
        return CurrentOfficer.id().filter(officer -> mayRead(file) && session.asSystem(() -> tasks.createTaskQuery()
                .taskAssignee(officer).processInstanceBusinessKey(file.request().trackingNumber())
                .taskDefinitionKey("CallBackResident").count() > 0)).isPresent();
    }

    /** A supervisor of the city, who works on no tasks, calls in the tier above. */
    @Override
    public Optional<Supervisor> supervising(CaseFile file) {
        String superior = file.superior();
        if (superior == null || !mayRead(file)) {
            return Optional.empty();
        }
        return CurrentOfficer.id().flatMap(people::find).flatMap(person -> person.groups().contains(superior)
                ? Optional.of(new Supervisor(person.id(), superior))
                : Stream.of(GroupIds.CITY_LEADERS, GroupIds.SUPERVISORS).filter(person.groups()::contains).findFirst()
                        .map(group -> new Supervisor(person.id(),
                                group.equals(GroupIds.SUPERVISORS) ? superior : group)));
    }

    /** The members of the tenant in which the complaint runs. */
    private static String inspectors(CaseFile file) {
        return GroupIds.DISCIPLINE_ORGANISATION.equals(file.subject())
                ? GroupIds.CITY_LEADERS : GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION);
    }

    private boolean concerns(CaseFile file, Person reader) {
        Set<String> groups = reader.groups();
        return !Collections.disjoint(groups, CITY_WIDE) || !Collections.disjoint(groups, file.offices())
                || file.hasActed(reader.id()) || holdsTask(file.request().trackingNumber(), reader);
    }

    /** Asked without regard to rights: an administrator may touch every task and is yet concerned by none. */
    private boolean holdsTask(String trackingNumber, Person reader) {
        return session.asSystem(() -> tasks.createTaskQuery().processInstanceBusinessKey(trackingNumber).or()
                .taskAssignee(reader.id()).taskCandidateGroupIn(List.copyOf(reader.groups())).includeAssignedTasks()
                .endOr().count() > 0);
    }
}
