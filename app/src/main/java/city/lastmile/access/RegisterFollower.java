package city.lastmile.access;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings those who have an identity in the engine in line with the register; takes it from those who have left. */
@Component
class RegisterFollower {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterFollower.class);

    private final IdentityService identity;
    private final EngineIdentities identities;
    private final People people;

    RegisterFollower(IdentityService identity, EngineIdentities identities, People people) {
        this.identity = identity;
        this.identities = identities;
        this.people = people;
    }

    void bringUpToDate() {
        identity.createUserQuery().unlimitedList().stream().map(User::getId)
                .filter(user -> !user.equals(EngineIdentities.PLACEHOLDER)).forEach(this::follow);
    }

    private void follow(String userId) {
        Optional<Person> person = people.find(userId);
        person.ifPresent(identities::bringUpToDate);
        if (person.isEmpty()) {
            LOG.info("{} is no longer in the register: the engine forgets the person", userId);
            identities.remove(userId);
        }
    }
}
