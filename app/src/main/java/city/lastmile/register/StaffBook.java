package city.lastmile.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Where leave, deputies and conflicts of interest are entered. Each change is in force at once and stays on record with
 * who made it; who may make it, the caller asks.
 */
public interface StaffBook {

    /** What an officer must keep out of, and what {@link Conflict#subject} then names. */
    enum Scope {
        /** One request, by tracking number. */
        REQUEST,
        /** Everything of a category. */
        CATEGORY,
        /** Everything in a town, and complaints about the town or department. */
        ORGANISATION,
        /** Everything in a grid. */
        GRID
    }

    /** Why an officer must keep out. No more than the class is kept: whose relative it is, is nobody's business. */
    enum Reason {
        RELATIVE, PARTY, INTEREST, ENMITY, OTHER
    }

    /**
     * Days of leave.
     *
     * @param firstDay the first day, by the city's clock
     * @param lastDay  the last day, included
     */
    record Absence(long id, String officer, LocalDate firstDay, LocalDate lastDay, String enteredBy,
            Instant enteredAt) {
    }

    /**
     * Who stands in.
     *
     * @param principal an officer or a group
     * @param deputy    an officer for an officer, a group for a group
     */
    record Deputy(long id, String principal, String deputy, String enteredBy, Instant enteredAt) {
    }

    /** What an officer must keep out of. */
    record Conflict(long id, String officer, Scope scope, String subject, Reason reason, String enteredBy,
            Instant enteredAt) {
    }

    /** @return leave that has not ended, soonest first */
    List<Absence> absences();

    /** @return the deputies in force, by principal */
    List<Deputy> deputies();

    /** @return the conflicts in force, by officer */
    List<Conflict> conflicts();

    /**
     * Enters leave.
     *
     * @throws city.lastmile.platform.RefusedInputException when nobody of that id serves, the days are no period that
     *                                                      reaches today or beyond, or overlap leave already entered
     */
    void enterAbsence(String officer, LocalDate firstDay, LocalDate lastDay, String by);

    /** Takes leave back, or ends it early; nothing happens when it has ended. */
    void cancelAbsence(long id, String by);

    /**
     * Names who stands in, in place of whoever was named before.
     *
     * @throws city.lastmile.platform.RefusedInputException when one of them does not exist, both are the same, or one is
     *                                                      a person and the other an office
     */
    void nameDeputy(String principal, String deputy, String by);

    /** From now on nobody in particular stands in; nothing happens when it has ended. */
    void endDeputy(long id, String by);

    /**
     * Declares a conflict; one that is in force already stays as it is.
     *
     * @throws city.lastmile.platform.RefusedInputException when nobody of that id serves, or there is no such subject;
     *                                                      a request's number is not looked at
     */
    void declareConflict(String officer, Scope scope, String subject, Reason reason, String by);

    /** The conflict is over; nothing happens when it has ended. */
    void endConflict(long id, String by);
}
