package city.lastmile.workbench;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.workbench.ModelChange.Edited;
import city.lastmile.workbench.ModelChange.Event.Kind;
import city.lastmile.workbench.ModelChange.State;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What designers do to a change, each in one transaction. */
@Component
class ChangeDesk {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_FILE = 2_000_000;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    /** The application compares its own models with the last deployment of this name. */
    private static final String OF_THE_APPLICATION = "lastmile";

    private final ChangeBook book;
    private final RunningModels running;
    private final ModelChecks checks;
    private final ModelDeployer deployer;

    ChangeDesk(ChangeBook book, RunningModels running, ModelChecks checks, ModelDeployer deployer) {
        this.book = book;
        this.running = running;
        this.checks = checks;
        this.deployer = deployer;
    }

    /** @return id of a new change over the models in force */
    @Transactional
    public long create(String name, String versionTag, String note, String officer) {
        requireWords(name, versionTag, note);
        long id = book.create(name.strip(), versionTag.strip(), note.strip(), running.inForce().deployment(), officer);
        book.log(id, Kind.CREATED, officer, name.strip());
        return id;
    }

    @Transactional
    public void describe(long id, int revision, String name, String versionTag, String note, String officer) {
        requireWords(name, versionTag, note);
        editable(id, revision);
        book.describe(id, name.strip(), versionTag.strip(), note.strip());
        book.log(id, Kind.DESCRIBED, officer, name.strip());
    }

    private static void requireWords(String name, String versionTag, String note) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.equalsIgnoreCase(OF_THE_APPLICATION)) {
            throw new RefusedInputException("workbench.refused.name", LONGEST_NAME);
        }
        if (!TAG.matcher(versionTag.strip()).matches()) {
            throw new RefusedInputException("workbench.refused.tag");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new RefusedInputException("workbench.refused.note", LONGEST_NOTE);
        }
    }

    /**
     * Keeps a new version of a file.
     *
     * @param over    number of the version that was edited, 0 when the file was as in the base
     * @param content null to have the file as in the base again
     * @return number of the new version
     * @throws OvertakenException when somebody saved the file in the meantime
     */
    @Transactional
    public int save(long id, String path, int over, @Nullable String content, String officer) {
        ModelChange change = locked(id);
        requireEditable(change);
        ModelFile.valid(path);
        if (content != null && (content.isBlank() || content.length() > LONGEST_FILE)) {
            throw new RefusedInputException("workbench.refused.content", LONGEST_FILE);
        }
        if (!book.store(id, path, over, content, officer)) {
            throw new OvertakenException("workbench.refused.overtaken", path);
        }
        book.log(id, content == null ? Kind.REVERTED : Kind.SAVED, officer, path);
        return over + 1;
    }

    /** @return what keeps the change from being submitted; empty when it is submitted now */
    @Transactional
    public List<Finding> submit(long id, int revision, String officer) {
        ModelChange change = editable(id, revision);
        if (change.note().isBlank()) {
            throw new RefusedInputException("workbench.refused.noteMissing");
        }
        requireDeployable(change);
        List<Finding> findings = check(change);
        if (findings.isEmpty()) {
            book.move(id, State.SUBMITTED, null);
            book.log(id, Kind.SUBMITTED, officer, "");
        }
        return findings;
    }

    private void requireDeployable(ModelChange change) {
        if (edits(change.id()).isEmpty()) {
            throw new RefusedInputException("workbench.refused.nothing");
        }
        if (!change.baseDeployment().equals(running.inForce().deployment())) {
            throw new RefusedInputException("workbench.refused.base", String.join(", ", movedFiles(change)));
        }
        if (running.isTagUsed(change.versionTag())) {
            throw new RefusedInputException("workbench.refused.tagUsed", change.versionTag());
        }
    }

    /** @return what is wrong with the change's files, as they would be deployed now */
    List<Finding> check(ModelChange change) {
        Map<String, String> edits = edits(change.id());
        Map<String, String> before = running.files(running.inForce().deployment());
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(edits);
        return checks.check(before, all, edits.keySet());
    }

    /** @return the files of the change that differ from its base by being edited, by path */
    Map<String, String> edits(long id) {
        return book.files(id).stream().filter(file -> file.content() != null).collect(Collectors.toMap(Edited::path,
                file -> Objects.requireNonNull(file.content()), (one, other) -> other, TreeMap::new));
    }

    /** @return paths of the files that are not in force any more as the change began with them */
    Set<String> movedFiles(ModelChange change) {
        String newest = running.inForce().deployment();
        if (newest.equals(change.baseDeployment())) {
            return Set.of();
        }
        Map<String, String> then = running.files(change.baseDeployment());
        Map<String, String> now = running.files(newest);
        Set<String> moved = new TreeSet<>(then.keySet());
        moved.addAll(now.keySet());
        moved.removeIf(path -> Objects.equals(untagged(path, then.get(path)), untagged(path, now.get(path))));
        return moved;
    }

    private static @Nullable String untagged(String path, @Nullable String text) {
        return text == null ? null : VersionTag.write(path, text, "");
    }

    /** Puts the change over the models that are in force now. */
    @Transactional
    public void rebase(long id, int revision, String officer) {
        ModelChange change = editable(id, revision);
        String words = String.join(", ", movedFiles(change));
        book.rebase(id, running.inForce().deployment());
        book.log(id, Kind.REBASED, officer, words);
    }

    /** Lets those who made the change go on with it before anybody decided. */
    @Transactional
    public void takeBack(long id, String officer) {
        submitted(id);
        requireAuthor(id, officer);
        book.move(id, State.DRAFT, null);
        book.log(id, Kind.TAKEN_BACK, officer, "");
    }

    @Transactional
    public void withdraw(long id, String officer) {
        if (!locked(id).state().isOpen()) {
            throw new OvertakenException("workbench.refused.decided");
        }
        requireAuthor(id, officer);
        book.move(id, State.WITHDRAWN, null);
        book.log(id, Kind.WITHDRAWN, officer, "");
    }

    @Transactional
    public void sendBack(long id, int revision, String words, String officer) {
        requireCurrent(submitted(id), revision);
        requireSecond(id, officer);
        if (words.isBlank() || words.length() > LONGEST_NOTE) {
            throw new RefusedInputException("workbench.refused.words", LONGEST_NOTE);
        }
        book.move(id, State.SENT_BACK, null);
        book.log(id, Kind.SENT_BACK, officer, words.strip());
    }

    /**
     * Approves the change and deploys all models with it, as one deployment.
     *
     * @param revision of the change that the designer has seen
     * @return what keeps it from being deployed; empty when it is deployed now
     */
    @Transactional
    public List<Finding> approve(long id, int revision, String officer) {
        ModelChange change = submitted(id);
        requireCurrent(change, revision);
        requireSecond(id, officer);
        requireDeployable(change);
        List<Finding> findings = check(change);
        if (findings.isEmpty()) {
            Map<String, String> all = new TreeMap<>(running.files(change.baseDeployment()));
            all.putAll(edits(id));
            String deployment = deployer.deploy(change.name(), change.versionTag(), all, officer);
            book.move(id, State.DEPLOYED, deployment);
            book.log(id, Kind.DEPLOYED, officer, change.versionTag());
        }
        return findings;
    }

    private void requireSecond(long id, String officer) {
        if (book.authors(id).contains(officer)) {
            throw new RefusedInputException("workbench.refused.second");
        }
    }

    private void requireAuthor(long id, String officer) {
        if (!book.authors(id).contains(officer)) {
            throw new RefusedInputException("workbench.refused.author");
        }
    }

    private ModelChange editable(long id, int revision) {
        ModelChange change = locked(id);
        requireEditable(change);
        requireCurrent(change, revision);
        return change;
    }

    private static void requireEditable(ModelChange change) {
        if (!change.state().isEditable()) {
            throw new OvertakenException("workbench.refused.closed");
        }
    }

    private ModelChange submitted(long id) {
        ModelChange change = locked(id);
        if (change.state() != State.SUBMITTED) {
            throw new OvertakenException("workbench.refused.decided");
        }
        return change;
    }

    private static void requireCurrent(ModelChange change, int revision) {
        if (change.revision() != revision) {
            throw new OvertakenException("workbench.refused.seen");
        }
    }

    private ModelChange locked(long id) {
        return book.lock(id).orElseThrow(() -> new NoSuchElementException("No change " + id));
    }
}
