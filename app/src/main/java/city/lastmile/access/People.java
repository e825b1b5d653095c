package city.lastmile.access;

import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who exists: the officers of the register, and one administrator who is there before any register names one, so
 * that a faulty import locks nobody out.
 */
@Component
class People {

    private final CityRegister register;
    private final String adminId;

    People(CityRegister register, AccessProperties properties) {
        this.register = register;
        this.adminId = properties.adminId();
    }

    Optional<Person> find(String id) {
        Optional<Person> officer = register.officer(id).map(People::person);
        return officer.isEmpty() && id.equals(adminId) ? Optional.of(administrator()) : officer;
    }

    boolean isMember(String id, String group) {
        return find(id).map(person -> person.groups().contains(group)).orElse(false);
    }

    /** @return how a colleague is named to another officer: name and position, or the id of one who has left */
    String called(String id) {
        return find(id).map(person -> person.name() + "（" + person.title() + "）").orElse(id);
    }

    private Person administrator() {
        return new Person(adminId, adminId, "系统管理员", Set.of(GroupIds.ADMINISTRATORS));
    }

    private static Person person(Officer officer) {
        return new Person(officer.id(), officer.name(), officer.title(), officer.groups());
    }
}
