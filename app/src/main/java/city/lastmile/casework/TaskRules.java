package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** As many as the engine keeps of a text while its form is being completed. */
    private static final int MOST_CHARACTERS = 4000;
    private static final int MOST_SHOWN = 40;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,4}");
    private static final Set<Outcome> OFFICERS_OUTCOMES =
            Set.of(Outcome.SOLVED, Outcome.PARTLY_SOLVED, Outcome.EXPLAINED, Outcome.REFUSED);

    private final CityRegister register;
    private final IdentityService identities;
    private final Clock clock;

    TaskRules(CityRegister register, IdentityService identities, Clock clock) {
        this.register = register;
        this.identities = identities;
        this.clock = clock;
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

    /** @return who opens a form just now, or null where the engine itself looks at it */
    @Nullable String reader() {
        Authentication authentication = identities.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /**
     * Looks at every text of a task that is being completed, before the engine would fail to store it.
     *
     * @throws RefusedInputException when one is longer than the engine keeps, or holds a character that PostgreSQL
     *                               refuses or would replace
     */
    public void requireKeepable(DelegateTask task) {
        task.getVariables().forEach((name, value) -> {
            if (value instanceof String text) {
                requireKeepable(name, text);
            }
        });
    }

    private static void requireKeepable(String name, String text) {
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw new RefusedInputException("task.refused.length", name, MOST_CHARACTERS);
        }
        if (text.codePoints().anyMatch(TaskRules::isUnfit)) {
            throw new RefusedInputException("task.refused.characters", name);
        }
    }

    /** NUL and its like, and halves of characters that a program cut in two. */
    private static boolean isUnfit(int character) {
        return Character.getType(character) == Character.SURROGATE
                || Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
    }

    /**
     * @param entered an officer's id, or null
     * @return the id of an officer who serves now
     * @throws RefusedInputException when there is none of that id
     */
    public String officer(@Nullable String entered) {
        if (entered == null || register.officer(entered).isEmpty()) {
            throw new RefusedInputException("task.refused.officer", shown(entered));
        }
        return entered;
    }

    /** @return how a refusal names what was entered: not at length, and nothing as a dash */
    public static String shown(@Nullable String entered) {
        if (entered == null) {
            return "—";
        }
        int characters = entered.codePointCount(0, entered.length());
        return characters <= MOST_SHOWN ? entered : entered.substring(0, entered.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

    /**
     * @return what was entered, if it is one of those allowed
     * @throws RefusedInputException with that refusal when it is not
     */
    String oneOf(List<String> allowed, @Nullable String entered, String refusal) {
        if (entered == null || !allowed.contains(entered)) {
            throw new RefusedInputException(refusal, shown(entered));
        }
        return entered;
    }

    /**
     * @param entered a whole number, or null
     * @return it, when it lies between the two
     * @throws RefusedInputException with the first refusal when nothing is allowed, with the second when it is another
     *                               number or none
     */
    int between(int least, int most, @Nullable String entered, String nothingAllowed, String refusal) {
        if (most < least) {
            throw new RefusedInputException(nothingAllowed);
        }
        int number = entered != null && WHOLE_NUMBER.matcher(entered).matches() ? Integer.parseInt(entered) : least - 1;
        if (number < least || number > most) {
            throw new RefusedInputException(refusal, least, most);
        }
        return number;
    }

    /**
     * @param most    how many days from today it may be away; zero when nothing is allowed
     * @param entered a day as {@code 2026-12-31}, or null
     * @return the beginning of that day, which is later than today
     * @throws RefusedInputException with the first refusal when nothing is allowed, with the second otherwise
     */
    Instant dayWithin(int most, @Nullable String entered, String nothingAllowed, String refusal) {
        if (most < 1) {
            throw new RefusedInputException(nothingAllowed);
        }
        LocalDate day = laterDay(entered, refusal, most);
        if (day.isAfter(LocalDate.now(clock).plusDays(most))) {
            throw new RefusedInputException(refusal, most);
        }
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** @throws RefusedInputException when it is no day, or not later than today */
    LocalDate laterDay(@Nullable String entered, String refusal, Object... details) {
        return day(entered).filter(day -> day.isAfter(LocalDate.now(clock)))
                .orElseThrow(() -> new RefusedInputException(refusal, details));
    }

    private static Optional<LocalDate> day(@Nullable String entered) {
        try {
            return Optional.of(LocalDate.parse(String.valueOf(entered)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Nobody decides on his own work, unless the deciding group has no one else.
     *
     * @throws RefusedInputException when the decider is the responsible officer and others could decide
     */
    void requireOther(String decider, @Nullable String responsibleOfficer, String group) {
        boolean alone = register.members(group).stream().allMatch(member -> member.id().equals(decider));
        if (decider.equals(responsibleOfficer) && !alone) {
            throw new RefusedInputException("task.refused.ownWork");
        }
    }

    Outcome outcome(@Nullable String entered) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> OFFICERS_OUTCOMES.contains(outcome) && outcome.name().equals(entered)).findFirst()
                .orElseThrow(() -> new RefusedInputException("task.refused.outcome", shown(entered)));
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

    /**
     * @param entered what somebody wrote about a card, or null
     * @return the same
     * @throws RefusedInputException when there is nothing or too much of it
     */
    public String explanation(@Nullable String entered) {
        return words(entered, "task.refused.explanation");
    }

    /**
     * @param entered why somebody decided as he did, or null
     * @return the same
     * @throws RefusedInputException when there is nothing or too much of it
     */
    public String reason(@Nullable String entered) {
        return words(entered, "task.refused.decisionReason");
    }

    /**
     * @return whether it is the first
     * @throws RefusedInputException with that refusal when it is neither of the two
     */
    public boolean isFirstOf(String first, String second, @Nullable String entered, String refusal) {
        return oneOf(List.of(first, second), entered, refusal).equals(first);
    }

    /** @throws RefusedInputException with that refusal when there is more of it than a rating holds */
    @Nullable String optionalWords(@Nullable String entered, String refusal) {
        if (entered != null && entered.length() > Rating.MOST_CHARACTERS) {
            throw new RefusedInputException(refusal, Rating.MOST_CHARACTERS);
        }
        return entered;
    }

    /** @throws RefusedInputException with that refusal when there is nothing or too much of it */
    static String words(@Nullable String entered, String refusal) {
        if (entered == null || entered.codePointCount(0, entered.length()) > MOST_CHARACTERS) {
            throw new RefusedInputException(refusal, MOST_CHARACTERS);
        }
        return entered;
    }
}
