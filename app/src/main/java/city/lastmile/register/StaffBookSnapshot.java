package city.lastmile.register;

import city.lastmile.register.Availability.Matter;
import city.lastmile.register.StaffBook.Absence;
import city.lastmile.register.StaffBook.Conflict;
import city.lastmile.register.StaffBook.Deputy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in force of leave, deputies and conflicts, ready to be asked. */
final class StaffBookSnapshot {

    private final Map<String, List<Absence>> absences;
    private final Map<String, String> deputies;
    private final Map<String, List<Conflict>> conflicts;

    StaffBookSnapshot(List<Absence> absences, List<Deputy> deputies, List<Conflict> conflicts) {
        this.absences = absences.stream().collect(Collectors.groupingBy(Absence::officer));
        this.deputies = deputies.stream().collect(Collectors.toMap(Deputy::principal, Deputy::deputy));
        this.conflicts = conflicts.stream().collect(Collectors.groupingBy(Conflict::officer));
    }

    Optional<LocalDate> awayUntil(String officer, LocalDate day) {
        return on(officer, day).map(Absence::lastDay).max(Comparator.naturalOrder());
    }

    Set<String> away(LocalDate day) {
        return absences.keySet().stream().filter(officer -> on(officer, day).findAny().isPresent())
                .collect(Collectors.toSet());
    }

    private Stream<Absence> on(String officer, LocalDate day) {
        return absences.getOrDefault(officer, List.of()).stream()
                .filter(absence -> !day.isBefore(absence.firstDay()) && !day.isAfter(absence.lastDay()));
    }

    Optional<String> deputy(String principal) {
        return Optional.ofNullable(deputies.get(principal));
    }

    boolean hasConflicts(String officer) {
        return conflicts.containsKey(officer);
    }

    Set<String> withConflicts() {
        return Set.copyOf(conflicts.keySet());
    }

    Set<String> withConflictsSince(Instant time) {
        return conflicts.values().stream().flatMap(List::stream)
                .filter(conflict -> conflict.enteredAt().isAfter(time)).map(Conflict::officer)
                .collect(Collectors.toSet());
    }

    boolean mustKeepOut(String officer, Matter matter) {
        return conflicts.getOrDefault(officer, List.of()).stream().anyMatch(conflict -> switch (conflict.scope()) {
            case REQUEST -> conflict.subject().equals(matter.trackingNumber());
            case CATEGORY -> conflict.subject().equals(matter.category());
            case ORGANISATION -> matter.organisations().contains(conflict.subject());
            case GRID -> conflict.subject().equals(matter.grid());
        });
    }
}
