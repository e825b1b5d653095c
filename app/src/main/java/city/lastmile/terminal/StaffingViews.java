package city.lastmile.terminal;

import city.lastmile.register.Availability;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import city.lastmile.register.StaffBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a head sees of leave, deputies and conflicts: names instead of codes, of the own people alone. */
@Component
class StaffingViews {

    /**
     * The page.
     *
     * @param today the first day that leave can begin on
     */
    record View(LocalDate today, List<Leave> absences, List<StandIn> deputies, List<KeepOut> conflicts,
            List<Choice> officers, List<Choice> offices, List<Choice> subjects) {
    }

    /**
     * Days of leave.
     *
     * @param now    whether it is in force today
     * @param deputy who stands in, or a dash
     */
    record Leave(long id, String officer, LocalDate firstDay, LocalDate lastDay, boolean now, String deputy,
            String entered) {
    }

    /** Who stands in for whom. */
    record StandIn(long id, String principal, String deputy, String entered) {
    }

    /** What somebody keeps out of. */
    record KeepOut(long id, String officer, String scope, String subject, String reason, String entered) {
    }

    /** One entry of a list to choose from. */
    record Choice(String value, String label) {
    }

    private final StaffBook book;
    private final Availability availability;
    private final CityRegister register;
    private final Charge charge;
    private final Clock clock;
    private final DateTimeFormatter minute;

    StaffingViews(StaffBook book, Availability availability, CityRegister register, Charge charge, Clock clock) {
        this.book = book;
        this.availability = availability;
        this.register = register;
        this.charge = charge;
        this.clock = clock;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    View of(String head) {
        return new View(LocalDate.now(clock), absences(head), deputies(head), conflicts(head),
                charge.officers(head).stream().map(officer -> new Choice(officer.id(), called(officer.id()))).toList(),
                charge.offices(head).stream().map(group -> new Choice(group, register.officeName(group))).toList(),
                subjects());
    }

    private List<Choice> subjects() {
        return Stream.concat(register.categoryGroups().stream().flatMap(group -> group.categories().stream())
                        .map(category -> new Choice(category.code(), category.nameZh())),
                register.organisations().stream()
                        .map(office -> new Choice(office.code(), office.nameZh()))).toList();
    }

    private List<Leave> absences(String head) {
        LocalDate today = LocalDate.now(clock);
        return book.absences().stream().filter(absence -> charge.ofOfficer(head, absence.officer()))
                .map(absence -> new Leave(absence.id(), called(absence.officer()), absence.firstDay(),
                        absence.lastDay(), !absence.firstDay().isAfter(today), availability.deputyOf(absence.officer())
                                .map(Officer::id).map(this::called).orElse("—"),
                        entered(absence.enteredBy(), absence.enteredAt()))).toList();
    }

    private List<StandIn> deputies(String head) {
        return book.deputies().stream().filter(deputy -> charge.ofOfficer(head, deputy.principal())
                        || charge.ofOffice(head, deputy.principal()))
                .map(deputy -> new StandIn(deputy.id(), called(deputy.principal()), called(deputy.deputy()),
                        entered(deputy.enteredBy(), deputy.enteredAt()))).toList();
    }

    private List<KeepOut> conflicts(String head) {
        return book.conflicts().stream().filter(conflict -> charge.ofOfficer(head, conflict.officer()))
                .map(conflict -> new KeepOut(conflict.id(), called(conflict.officer()), conflict.scope().name(),
                        subject(conflict.subject()), conflict.reason().name(),
                        entered(conflict.enteredBy(), conflict.enteredAt()))).toList();
    }

    /** A person's name and position, or an office's name. */
    private String called(String id) {
        return register.officer(id).map(officer -> officer.name() + "（" + officer.title() + "）")
                .orElseGet(() -> register.officeName(id));
    }

    private String subject(String code) {
        return Stream.of(register.category(code).map(Category::nameZh),
                register.organisation(code).map(Organisation::nameZh), register.grid(code).map(Grid::name))
                .flatMap(Optional::stream).findFirst().orElse(code);
    }

    private String entered(String by, Instant at) {
        return called(by) + " · " + minute.format(at);
    }
}
