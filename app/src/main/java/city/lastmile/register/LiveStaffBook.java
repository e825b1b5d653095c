package city.lastmile.register;

import city.lastmile.platform.RefusedInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;

/** Leave, deputies and conflicts: written to the tables, answered from memory. */
class LiveStaffBook implements StaffBook, Availability {

    private static final int LONGEST_DAYS = 366;

    private final CityRegister register;
    private final StaffBookStore store;
    private final TransactionOperations transaction;
    private final Clock clock;
    private volatile StaffBookSnapshot current;

    LiveStaffBook(CityRegister register, StaffBookStore store, TransactionOperations transaction,
            Clock clock) {
        this.register = register;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
        this.current = load();
    }

    /** Notices what was entered on another node. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void refresh() {
        current = load();
    }

    private StaffBookSnapshot load() {
        return new StaffBookSnapshot(absences(), deputies(), conflicts());
    }

    @Override
    public List<Absence> absences() {
        return store.absences(today());
    }

    @Override
    public List<Deputy> deputies() {
        return store.deputies();
    }

    @Override
    public List<Conflict> conflicts() {
        return store.conflicts();
    }

    @Override
    public void enterAbsence(String officer, LocalDate firstDay, LocalDate lastDay, String by) {
        requireOfficer(officer);
        boolean period = !lastDay.isBefore(firstDay) && !lastDay.isBefore(today())
                && lastDay.isBefore(firstDay.plusDays(LONGEST_DAYS));
        if (!period) {
            throw new RefusedInputException("staffing.refused.days", LONGEST_DAYS);
        }
        change(() -> {
            store.lock(officer);
            boolean overlaps = absences().stream().anyMatch(absence -> absence.officer().equals(officer)
                    && !absence.firstDay().isAfter(lastDay) && !absence.lastDay().isBefore(firstDay));
            if (overlaps) {
                throw new RefusedInputException("staffing.refused.overlap");
            }
            store.add(officer, firstDay, lastDay, by, clock.instant());
        });
    }

    @Override
    public void cancelAbsence(long id, String by) {
        change(() -> store.cancelAbsence(id, by, clock.instant()));
    }

    @Override
    public void nameDeputy(String principal, String deputy, String by) {
        boolean persons = register.officer(principal).isPresent() && register.officer(deputy).isPresent();
        boolean offices = isOffice(principal) && isOffice(deputy);
        if (principal.equals(deputy) || !persons && !offices) {
            throw new RefusedInputException("staffing.refused.deputy");
        }
        change(() -> store.replace(principal, deputy, by, clock.instant()));
    }

    /** A group that the register can name, or that somebody is in. */
    private boolean isOffice(String group) {
        return !register.members(group).isEmpty() || !register.officeName(group).equals(group);
    }

    @Override
    public void endDeputy(long id, String by) {
        change(() -> store.endDeputy(id, by, clock.instant()));
    }

    @Override
    public void declareConflict(String officer, Scope scope, String subject, Reason reason, String by) {
        requireOfficer(officer);
        boolean known = switch (scope) {
            case REQUEST -> true;
            case CATEGORY -> register.category(subject).isPresent();
            case ORGANISATION -> register.organisation(subject).isPresent();
            case GRID -> register.grid(subject).isPresent();
        };
        if (!known) {
            throw new RefusedInputException("staffing.refused.subject");
        }
        change(() -> store.declare(officer, scope, subject, reason, by, clock.instant()));
    }

    @Override
    public void endConflict(long id, String by) {
        change(() -> store.endConflict(id, by, clock.instant()));
    }

    private void requireOfficer(String officer) {
        if (register.officer(officer).isEmpty()) {
            throw new RefusedInputException("staffing.refused.officer");
        }
    }

    private void change(Runnable writing) {
        transaction.executeWithoutResult(status -> writing.run());
        refresh();
    }

    @Override
    public boolean isAway(String officerId) {
        return awayUntil(officerId).isPresent();
    }

    @Override
    public Optional<LocalDate> awayUntil(String officerId) {
        return current.awayUntil(officerId, today());
    }

    @Override
    public Set<String> away() {
        return current.away(today());
    }

    @Override
    public List<Officer> present(String groupId) {
        return register.members(groupId).stream().filter(officer -> !isAway(officer.id())).toList();
    }

    @Override
    public Optional<Officer> deputyOf(String officerId) {
        Set<String> asked = new HashSet<>(Set.of(officerId));
        Optional<String> deputy = current.deputy(officerId);
        while (deputy.isPresent() && asked.add(deputy.get())) {
            Optional<Officer> serves = register.officer(deputy.get()).filter(officer -> !isAway(officer.id()));
            if (serves.isPresent()) {
                return serves;
            }
            deputy = current.deputy(deputy.get());
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> deputyOffice(String groupId) {
        return current.deputy(groupId);
    }

    @Override
    public boolean mustKeepOut(String officerId, Matter matter) {
        return current.mustKeepOut(officerId, matter);
    }

    @Override
    public boolean hasConflicts(String officerId) {
        return current.hasConflicts(officerId);
    }

    @Override
    public Set<String> withConflicts() {
        return current.withConflicts();
    }

    @Override
    public Set<String> withConflictsSince(Instant time) {
        return current.withConflictsSince(time);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
