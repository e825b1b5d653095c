package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.access.TaskDesk;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.CaseFiles;
import city.lastmile.intake.Contact;
import city.lastmile.intake.EvidencePhotos;
import city.lastmile.intake.EvidencePhotos.Stage;
import city.lastmile.intake.FieldProblem;
import city.lastmile.intake.Receipt;
import city.lastmile.intake.Reply;
import city.lastmile.intake.Report;
import city.lastmile.intake.ReportDesk;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.terminal.OfficersAction.Done;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a telephone sent, exactly once for each key. What is refused leaves its key free. */
@Component
class ActionDesk {

    private static final String PATROL = "patrol";

    private final ActionStore store;
    private final TaskDesk tasks;
    private final CaseFiles files;
    private final CaseAccess access;
    private final EvidencePhotos evidence;
    private final ReportDesk reports;
    private final CityRegister register;
    private final TransactionTemplate transaction;

    ActionDesk(ActionStore store, TaskDesk tasks, CaseFiles files, CaseAccess access, EvidencePhotos evidence,
            ReportDesk reports, CityRegister register, TransactionTemplate transaction) {
        this.store = store;
        this.tasks = tasks;
        this.files = files;
        this.access = access;
        this.evidence = evidence;
        this.reports = reports;
        this.register = register;
        this.transaction = transaction;
    }

    /**
     * @param officer id of the person signed on
     * @param client  the address that it comes from
     * @throws ActionRefusedException                      when it cannot be done
     * @throws city.lastmile.access.TaskRefusedException when the task's gate refuses it
     */
    Done perform(OfficersAction action, String officer, String client) {
        byte[] fingerprint = fingerprint(action);
        Optional<Done> earlier = earlier(officer, action.key(), fingerprint);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (action.kind() == OfficersAction.Kind.PATROL) {
            String number = patrol(action, officer, client);
            store.claim(officer, action.key(), fingerprint, number);
            return new Done(number, false);
        }
        return transaction.execute(status -> {
            if (!store.claim(officer, action.key(), fingerprint, null)) {
                return earlier(officer, action.key(), fingerprint).orElseThrow();
            }
            work(action);
            return new Done(null, false);
        });
    }

    private Optional<Done> earlier(String officer, String key, byte[] fingerprint) {
        return store.find(officer, key).map(entry -> {
            if (!entry.isOf(fingerprint)) {
                throw new ActionRefusedException(HttpStatus.CONFLICT, "grid.refused.key");
            }
            return new Done(entry.trackingNumber(), true);
        });
    }

    private void work(OfficersAction action) {
        switch (action.kind()) {
            case TAKE -> tasks.take(action.subject());
            case COMPLETE -> tasks.complete(action.subject(), action.data().path("variables"));
            case FOLLOW -> tasks.complete(follower(action), action.data().path("variables"));
            case EVIDENCE -> addEvidence(action);
            case PATROL -> throw new IllegalStateException("Has a key of its own in intake");
        }
    }

    /** Nothing of the kind in his hands: what should have brought it about was not done, or it has gone on since. */
    private String follower(OfficersAction action) {
        return tasks.inHand(action.subject(), action.data().path("element").asText())
                .orElseThrow(() -> new ActionRefusedException(HttpStatus.CONFLICT, "grid.refused.notFollowing"));
    }

    private void addEvidence(OfficersAction action) {
        CaseFile file = files.open(action.subject()).filter(access::mayRead)
                .orElseThrow(() -> new ActionRefusedException(HttpStatus.NOT_FOUND, "access.task.unknown"));
        String officer = access.handling(file)
                .orElseThrow(() -> new ActionRefusedException(HttpStatus.CONFLICT, "grid.refused.notHandling"));
        Stage stage = Arrays.stream(Stage.values())
                .filter(known -> known.name().equals(action.data().path("stage").asText())).findFirst()
                .orElseThrow(() -> new ActionRefusedException(HttpStatus.BAD_REQUEST, "grid.refused.unreadable"));
        List<FieldProblem> problems = evidence.add(action.subject(), stage,
                action.data().path("shown").asBoolean(false), action.photos(), officer);
        if (!problems.isEmpty()) {
            throw new ActionRefusedException(problems);
        }
    }

    /** Goes the way of every report: the same checks, the same tables, the same key. */
    private String patrol(OfficersAction action, String officer, String client) {
        JsonNode data = action.data();
        Report report = new Report(text(data, "description"), text(data, "category"), degrees(data, "latitude"),
                degrees(data, "longitude"), null, null, text(data, "place"), null, reporter(officer), PATROL,
                text(data, "supports"));
        Reply<Receipt> reply = reports.submit(report, action.photos(), PATROL + ":" + officer + ":" + action.key(), client);
        if (reply instanceof Reply.Granted<Receipt> granted) {
            return granted.value().trackingNumber();
        }
        if (reply instanceof Reply.Refused<Receipt> refused) {
            throw new ActionRefusedException(refused.problems());
        }
        if (reply instanceof Reply.TooMany<Receipt> tooMany) {
            throw new ActionRefusedException(HttpStatus.TOO_MANY_REQUESTS, "grid.refused.wait", tooMany.retryAfter().toSeconds());
        }
        if (reply instanceof Reply.Busy<Receipt> busy) {
            throw new ActionRefusedException(HttpStatus.SERVICE_UNAVAILABLE, "grid.refused.busy", busy.retryAfter().toSeconds());
        }
        throw new ActionRefusedException(HttpStatus.CONFLICT, "grid.refused.key");
    }

    private Contact reporter(String officer) {
        return register.officer(officer).map(Officer::name).map(name -> new Contact(name, null, null)).orElse(Contact.NONE);
    }

    private static @Nullable String text(JsonNode data, String field) {
        return data.path(field).isTextual() ? data.path(field).asText() : null;
    }

    /** What is no number is no place either, and is answered as such. */
    private static @Nullable Double degrees(JsonNode data, String field) {
        JsonNode value = data.path(field);
        if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
            return null;
        }
        return value.asDouble(Double.NaN);
    }

    private static byte[] fingerprint(OfficersAction action) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((action.kind() + "\n" + action.subject() + "\n" + action.data() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            action.photos().forEach(photo -> digest.update((photo.fileName() + " " + photo.bytes() + "\n")
                    .getBytes(StandardCharsets.UTF_8)));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
