package city.lastmile.workbench;

import city.lastmile.register.CityRegister;
import city.lastmile.workbench.Differences.Difference;
import city.lastmile.workbench.ModelChange.Edited;
import city.lastmile.workbench.ModelChange.State;
import city.lastmile.workbench.RunningModels.Release;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What designers see of changes: names instead of ids, words instead of keys. */
@Component
class WorkbenchViews {

    private static final Set<String> RENAMING =
            Set.of("workbench.check.id.element", "workbench.check.id.model", "workbench.check.id.rule");

    private final ChangeBook book;
    private final ChangeDesk desk;
    private final RunningModels running;
    private final Differences differences;
    private final CityRegister register;
    private final MessageSource messages;
    private final DateTimeFormatter minute;

    WorkbenchViews(ChangeBook book, ChangeDesk desk, RunningModels running, Differences differences,
            CityRegister register, MessageSource messages, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.running = running;
        this.differences = differences;
        this.register = register;
        this.messages = messages;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /** The models in force. */
    record Base(String name, String at, String versionTag, int version, String process, Set<String> files) {
    }

    /** One line of the list of changes. */
    record Line(long id, String name, String state, String versionTag, String by, String at) {
    }

    /** A file of a change. */
    record FileLine(String path, int revision, String by, String at, boolean isNew) {
    }

    /** One entry of a change's history. */
    record Entry(String what, String who, String at, String words) {
    }

    /**
     * A finding in the reader's language.
     *
     * @param rename whether another id of the element mends it
     */
    record Told(String file, String element, String words, boolean rename) {
    }

    /**
     * A change on its page.
     *
     * @param moved    files that are not in force any more as the change began with them
     * @param overlaps those of them that the change edits
     * @param outdated whether other models are in force than those the change began with
     * @param author   whether the reader had a hand in it
     */
    record View(ModelChange change, String state, Base base, List<FileLine> files, Set<String> others, Set<String> moved,
            Set<String> overlaps, boolean outdated, boolean author, List<Entry> history, @Nullable Base deployed) {

        public boolean editable() {
            return change.state().isEditable();
        }

        public boolean submitted() {
            return change.state() == State.SUBMITTED;
        }

        public boolean open() {
            return change.state().isOpen();
        }
    }

    Base inForce() {
        return base(running.inForce());
    }

    private Base base(Release release) {
        return new Base(release.name(), time(release.at()), release.versionTag(), release.version(),
                release.process(), running.files(release.deployment()).keySet());
    }

    List<Line> lines(Locale locale) {
        return book.all().stream().map(change -> new Line(change.id(), change.name(), state(change, locale),
                change.versionTag(), person(change.createdBy()), time(change.createdAt()))).toList();
    }

    View view(ModelChange change, String reader, Locale locale) {
        Map<String, String> before = running.files(change.baseDeployment());
        List<FileLine> files = book.files(change.id()).stream().filter(file -> file.content() != null)
                .map(file -> line(file, before)).toList();
        Set<String> others = new TreeSet<>(before.keySet());
        files.forEach(file -> others.remove(file.path()));
        Set<String> moved = change.state().isOpen() ? desk.movedFiles(change) : Set.of();
        Set<String> overlaps = new TreeSet<>(moved);
        overlaps.retainAll(files.stream().map(FileLine::path).toList());
        Base deployed = change.deployment() == null ? null : running.release(change.deployment()).map(this::base)
                .orElse(null);
        Base base = running.release(change.baseDeployment()).map(this::base)
                .orElseGet(() -> new Base("", "", "", 0, "", Set.of()));
        return new View(change, state(change, locale), base, files, others, moved, overlaps,
                !change.baseDeployment().equals(running.inForce().deployment()), book.authors(change.id()).contains(reader), history(change, locale), deployed);
    }

    private FileLine line(Edited file, Map<String, String> before) {
        return new FileLine(file.path(), file.revision(), person(file.editedBy()), time(file.editedAt()),
                !before.containsKey(file.path()));
    }

    private List<Entry> history(ModelChange change, Locale locale) {
        return book.events(change.id()).stream().map(event -> new Entry(
                messages.getMessage("workbench.event." + event.kind(), null, locale), person(event.officer()),
                time(event.at()), event.words())).toList();
    }

    /** @return the file as the change has it, or as its base has it, or as a new one begins */
    String text(ModelChange change, String path) {
        String edited = desk.edits(change.id()).get(path);
        String text = edited == null ? baseText(change, path) : edited;
        return text.isEmpty() ? NewModel.text(path) : text;
    }

    String baseText(ModelChange change, String path) {
        return running.files(change.baseDeployment()).getOrDefault(path, "");
    }

    /** @return what the change says otherwise in the file; null when that cannot be told */
    @Nullable List<Difference> differences(ModelChange change, String path) {
        return differences.between(path, baseText(change, path), text(change, path));
    }

    /** @return number of the file's newest version in the change, 0 when there is none */
    int revision(ModelChange change, String path) {
        return book.files(change.id()).stream().filter(file -> file.path().equals(path)).map(Edited::revision)
                .findFirst().orElse(0);
    }

    List<Told> told(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> new Told(finding.file(), finding.element(),
                Objects.requireNonNull(messages.getMessage(finding.key(), finding.argumentArray(), locale)),
                !finding.element().isEmpty() && RENAMING.contains(finding.key()))).toList();
    }

    private String state(ModelChange change, Locale locale) {
        return messages.getMessage("workbench.state." + change.state(), null, locale);
    }

    private String person(String id) {
        return register.officer(id).map(officer -> officer.name() + "（" + officer.title() + "）").orElse(id);
    }

    private String time(Instant instant) {
        return minute.format(instant);
    }
}
