package city.lastmile.access;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.Suitability;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Grants reading by special right, and keeps the record of it. */
@Component
class SpecialRight implements Openings {

    private static final Set<String> HOLDERS = Set.of(GroupIds.SUPERVISORS, GroupIds.ADMINISTRATORS);
    private static final Set<String> WATCHERS =
            Set.of(GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION), GroupIds.CITY_LEADERS);
    private static final int LEAST_WORDS = 10;
    private static final int MOST_WORDS = 1000;
    private static final int MOST_SHOWN = 200;

    private final OpenedCases cases;
    private final People people;
    private final CityRegister register;
    private final Suitability suitability;
    private final CaseControl control;
    private final AccessProperties properties;
    private final Clock clock;
    private final DateTimeFormatter minute;

    SpecialRight(OpenedCases cases, People people, CityRegister register, Suitability suitability, CaseControl control,
            AccessProperties properties, Clock clock) {
        this.cases = cases;
        this.people = people;
        this.register = register;
        this.suitability = suitability;
        this.control = control;
        this.properties = properties;
        this.clock = clock;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    @Override
    public boolean hasRight() {
        return me().filter(person -> !Collections.disjoint(person.groups(), HOLDERS)).isPresent();
    }

    @Override
    public boolean watches() {
        return !watching().isEmpty();
    }

    @Override
    @Transactional
    public void open(CaseFile file, String reason) {
        Person person = me().filter(holder -> mayOpen(holder, file))
                .orElseThrow(() -> new RefusedInputException("access.opening.refused"));
        String words = reason.strip();
        int length = words.codePointCount(0, words.length());
        if (length < LEAST_WORDS || length > MOST_WORDS) {
            throw new RefusedInputException("access.opening.reason", LEAST_WORDS, MOST_WORDS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant until = now.plus(properties.openingLasts());
        String number = file.request().trackingNumber();
        cases.add(new Opening(number, person.id(), words, now, until), watcher(file));
        control.record(number, new JournalNote(JournalEvent.OPENED, person.id(), watcher(file), null,
                words + " · → " + minute.format(until)));
    }

    /** Never a member of the organisation complained about, and never who has an interest in the matter. */
    private boolean mayOpen(Person person, CaseFile file) {
        Optional<String> organisation = register.officer(person.id()).map(Officer::organisation);
        boolean subject = file.subject() != null && organisation.filter(file.subject()::equals).isPresent();
        return !Collections.disjoint(person.groups(), HOLDERS) && !subject
                && !suitability.mustKeepOut(person.id(), file.request().trackingNumber());
    }

    /** A complaint about discipline inspection is watched over by the city leaders. */
    private static String watcher(CaseFile file) {
        return GroupIds.DISCIPLINE_ORGANISATION.equals(file.subject()) ? GroupIds.CITY_LEADERS
                : GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION);
    }

    @Override
    public Optional<Opening> current(CaseFile file) {
        return me().filter(person -> mayOpen(person, file))
                .flatMap(person -> cases.current(person.id(), file.request().trackingNumber(), clock.instant()));
    }

    @Override
    public List<Opening> watched() {
        return cases.watchedBy(watching(), MOST_SHOWN);
    }

    private Set<String> watching() {
        return me().map(Person::groups).stream().flatMap(Set::stream).filter(WATCHERS::contains)
                .collect(Collectors.toSet());
    }

    private Optional<Person> me() {
        return CurrentOfficer.id().flatMap(people::find);
    }
}
