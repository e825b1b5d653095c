package city.lastmile.access;

import city.lastmile.register.GroupIds;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Asks the authorisations that {@link EngineRights} granted, so that nothing is decided in a second place. */
@Component
class RightsInCockpit implements CockpitRights {

    private final ApplicationAccess applications;
    private final AuthorizationService authorizations;
    private final People people;
    private final EngineSession session;

    RightsInCockpit(ApplicationAccess applications, AuthorizationService authorizations, People people,
            EngineSession session) {
        this.applications = applications;
        this.authorizations = authorizations;
        this.people = people;
        this.session = session;
    }

    @Override
    public boolean opens() {
        return CurrentOfficer.id().filter(person -> applications.mayOpen(person, "cockpit")).isPresent();
    }

    @Override
    public boolean readsCases() {
        return opens() && may(ProcessDefinitionPermissions.READ_INSTANCE)
                && may(ProcessDefinitionPermissions.READ_HISTORY);
    }

    @Override
    public boolean movesCases() {
        return opens() && may(ProcessDefinitionPermissions.MIGRATE_INSTANCE);
    }

    @Override
    public boolean plansMoves() {
        return movesCases() || opens() && CurrentOfficer.id()
                .filter(person -> people.isMember(person, GroupIds.DESIGNERS)).isPresent();
    }

    private boolean may(Permission permission) {
        return CurrentOfficer.id().flatMap(people::find).filter(person -> authorizations.isUserAuthorized(person.id(),
                List.copyOf(person.groups()), permission, Resources.PROCESS_DEFINITION,
                EngineRights.SERVICE_REQUEST)).isPresent();
    }

    @Override
    public <T> T asReader(Supplier<T> question) {
        String reader = CurrentOfficer.id().orElseThrow(() -> new IllegalStateException("Nobody is signed on"));
        return session.as(reader, question);
    }
}
