package city.lastmile.notification;

import city.lastmile.casework.RequestChanged;
import city.lastmile.casework.RequestFile;
import city.lastmile.register.Availability;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the officers behind an audience. Nobody is told of what they did themselves. */
@Component
class Recipients {

    private final CityRegister register;
    private final Availability availability;

    Recipients(CityRegister register, Availability availability) {
        this.register = register;
        this.availability = availability;
    }

    /** @return ids of the officers, none for residents */
    List<String> officers(Audience audience, RequestChanged change, RequestFile file) {
        List<String> all = switch (audience) {
            case RESIDENT, MERGED_RESIDENT -> List.of();
            case OFFICER -> change.officer() == null ? members(file.responsibleGroup()) : List.of(change.officer());
            case OFFICE -> members(file.responsibleGroup());
            case CONCERNED -> members(change.note().office());
            case SUPERIOR -> Optional.ofNullable(file.responsibleGroup()).flatMap(register::superiorOf)
                    .map(this::members).orElse(List.of());
        };
        return all.stream().filter(officer -> !officer.equals(change.note().actor())).toList();
    }

    /** Of an office where nobody is there its deputy or its superior is told, and so on up. Nobody is disturbed on leave. */
    private List<String> members(@Nullable String group) {
        String served = group;
        while (served != null && availability.present(served).isEmpty()) {
            served = availability.deputyOffice(served).filter(deputy -> !availability.present(deputy).isEmpty())
                    .orElse(register.superiorOf(served).orElse(null));
        }
        return served == null ? List.of() : availability.present(served).stream().map(Officer::id).toList();
    }
}
