package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the steps accept from a completed form. The forms check the same in the browser; whoever completes a task by
 * another way meets it here.
 */
@Component
public class TaskRules {

    private static final int MOST_CHARACTERS = 5000;
    private static final Set<Outcome> OFFICERS_OUTCOMES =
            Set.of(Outcome.SOLVED, Outcome.PARTLY_SOLVED, Outcome.EXPLAINED, Outcome.REFUSED);

    private final CityRegister register;
    private final IdentityService identities;

    TaskRules(CityRegister register, IdentityService identities) {
        this.register = register;
        this.identities = identities;
    }

    /**
     * @return who completes the task: the one signed on, or its assignee where the engine itself acts
     * @throws RefusedInputException when neither is known
     */
    public String actor(DelegateTask task) {
        Authentication authentication = identities.getCurrentAuthentication();
        String actor = authentication == null ? task.getAssignee() : authentication.getUserId();
        if (actor == null) {
            throw new RefusedInputException("task.refused.nobody");
        }
        return actor;
    }

    /**
     * @param entered an officer's id, or null
     * @return the id of an officer who serves now
     * @throws RefusedInputException when there is none of that id
     */
    public String officer(@Nullable String entered) {
        if (entered == null || register.officer(entered).isEmpty()) {
            throw new RefusedInputException("task.refused.officer", String.valueOf(entered));
        }
        return entered;
    }

    /**
     * @return what was entered, if it is one of those allowed
     * @throws RefusedInputException with that refusal when it is not
     */
    String oneOf(List<String> allowed, @Nullable String entered, String refusal) {
        if (entered == null || !allowed.contains(entered)) {
            throw new RefusedInputException(refusal, String.valueOf(entered));
        }
        return entered;
    }

    Outcome outcome(@Nullable String entered) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> OFFICERS_OUTCOMES.contains(outcome) && outcome.name().equals(entered)).findFirst()
                .orElseThrow(() -> new RefusedInputException("task.refused.outcome", String.valueOf(entered)));
    }

    String answer(@Nullable String entered) {
        return words(entered, "task.refused.answer");
    }

    /**
     * @param entered what a supervisor wrote, or null
     * @return the same
     * @throws RefusedInputException when there is nothing or too much of it
     */
    public String instruction(@Nullable String entered) {
        return words(entered, "task.refused.instruction");
    }

    /** @throws RefusedInputException with that refusal when there is nothing or too much of it */
    static String words(@Nullable String entered, String refusal) {
        if (entered == null || entered.codePointCount(0, entered.length()) > MOST_CHARACTERS) {
            throw new RefusedInputException(refusal, MOST_CHARACTERS);
        }
        return entered;
    }
}
