package city.lastmile.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the rights of a person's groups, of all of them. The engine first leaves out groups that no right names, and
 * reads the groups of all rights for that, those of every open task among them, once in each command: a hundred thousand
 * rows to save two words in a question. Here people are in a few groups.
 */
final class GroupsAsTheyAre extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }
}
