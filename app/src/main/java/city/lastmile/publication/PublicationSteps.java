package city.lastmile.publication;

import city.lastmile.casework.TaskRules;
import city.lastmile.platform.RefusedInputException;
import city.lastmile.publication.ArticleEvent.Kind;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.register.Organisation;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the model {@code publication} may call, as bean {@code publication}. */
@Component("publication")
public class PublicationSteps {

    private static final String APPROVE = "APPROVE";
    private static final List<String> DECISIONS = List.of(APPROVE, "SEND_BACK", "KEEP", "RETIRE");

    private final ArticleStore articles;
    private final PublicShelf shelf;
    private final PublicationProcess process;
    private final TaskRules rules;
    private final CityRegister register;
    private final WorkingTime workingTime;
    private final MessageSource messages;
    private final Clock clock;

    PublicationSteps(ArticleStore articles, PublicShelf shelf, PublicationProcess process, TaskRules rules,
            CityRegister register, WorkingTime workingTime, MessageSource messages, Clock clock) {
        this.articles = articles;
        this.shelf = shelf;
        this.process = process;
        this.rules = rules;
        this.register = register;
        this.workingTime = workingTime;
        this.messages = messages;
        this.clock = clock;
    }

    /** The table does not let this office publish in this network; the editors read so. */
    public void refuse(DelegateExecution execution) {
        settle(execution, Stage.SENT_BACK, Kind.REFUSED, null, null);
    }

    /** Starts the approver's clock. */
    public void askApproval(DelegateExecution execution) {
        articles.setStage(article(execution).id(), Stage.IN_REVIEW, clock.instant());
        execution.setVariable("approveDue",
                Date.from(after(required(execution, "approveWithin"))));
    }

    /** Puts on the task what whoever decides must see before opening it. */
    public void card(DelegateTask task) {
        Article article = article(task);
        ArticleVersion version = version(task);
        Instant at = version.text().publishAt();
        String office = register.organisation(article.organisation()).map(Organisation::nameZh)
                .orElse(article.organisation());
        task.setVariablesLocal(Map.of(
                "categoryName", words("publication.kind." + article.kind()) + " · "
                        + words("publication.network." + article.network()),
                "placeName", office + "：" + version.text().title(),
                "articleOffice", office,
                "deadline", task.getDueDate() == null ? "" : Moments.minute(task.getDueDate().toInstant()),
                "summary", version.text().title(),
                "publishTime", at == null ? words("publication.at-once") : Moments.minute(at),
                "articlePage", article.id() + "/versions/" + version.number()));
    }

    /**
     * Remembers who completes the task, and holds what was entered against the rules.
     *
     * @throws RefusedInputException when nothing is decided, no reason is given where one is needed, or somebody would
     *                               approve what he wrote himself though others could
     */
    public void decidedBy(DelegateTask task) {
        rules.requireKeepable(task);
        String decision = text(task, "decision");
        if (!DECISIONS.contains(String.valueOf(decision))) {
            throw new RefusedInputException("publication.refused.decision");
        }
        if ("SEND_BACK".equals(decision) && text(task, "decisionReason") == null) {
            throw new RefusedInputException("publication.refused.reason");
        }
        String actor = rules.actor(task);
        if (APPROVE.equals(decision)) {
            requireOther(actor, version(task).author(), required(task, "approverGroup"));
        }
        task.setVariable("decidedBy", actor);
    }

    private void requireOther(String actor, String author, String group) {
        boolean alone = register.members(group).stream().map(Officer::id).allMatch(actor::equals);
        if (actor.equals(author) && !alone) {
            throw new RefusedInputException("publication.refused.own");
        }
    }

    /** Nobody decided in time: the next group is asked. */
    public void escalate(DelegateExecution execution) {
        String next = required(execution, "escalateTo");
        execution.setVariable("approverGroup", next);
        happened(execution, Kind.ESCALATED, null, next);
    }

    /** The editors are to mend it, and read why. */
    public void sendBack(DelegateExecution execution) {
        settle(execution, Stage.SENT_BACK, Kind.SENT_BACK, decidedBy(execution), reason(execution));
    }

    /** Approved: it becomes public at the time that its editors wished, or at once. */
    public void schedule(DelegateExecution execution) {
        Instant wished = version(execution).text().publishAt();
        Instant now = clock.instant();
        execution.setVariable("publishAt", Date.from(wished == null || wished.isBefore(now) ? now : wished));
        settle(execution, Stage.SCHEDULED, Kind.APPROVED, decidedBy(execution), reason(execution));
    }

    /** From now on residents read this version; the one before ends. */
    public void publish(DelegateExecution execution) {
        Article article = article(execution);
        ArticleVersion version = version(execution);
        process.replace(article, execution.getProcessInstanceId());
        shelf.put(article, version, clock.instant());
        startReviewClock(execution, version.text().shownUntil());
        settle(execution, Stage.PUBLIC, Kind.PUBLISHED, null, null);
    }

    /** Where the editors set an end, it ends then and nobody is asked. */
    private void startReviewClock(DelegateExecution execution, @Nullable Instant shownUntil) {
        Instant review = shownUntil == null ? after(required(execution, "reviewAfter")) : shownUntil;
        execution.setVariable("reviewAt", Date.from(review));
        if (shownUntil != null) {
            execution.setVariable("afterReview", "EXPIRE");
        }
    }

    /** It still holds: the time until the next look begins. */
    public void keep(DelegateExecution execution) {
        startReviewClock(execution, null);
        happened(execution, Kind.KEPT, decidedBy(execution), reason(execution));
    }

    /** It does not hold any more. */
    public void retire(DelegateExecution execution) {
        end(execution, Stage.RETIRED, Kind.RETIRED);
    }

    /** Its time is over. */
    public void expire(DelegateExecution execution) {
        end(execution, Stage.EXPIRED, Kind.EXPIRED);
    }

    /** Its head took it back. */
    public void withdraw(DelegateExecution execution) {
        end(execution, Stage.WITHDRAWN, Kind.WITHDRAWN);
    }

    /** A newer version of the same article is public. */
    public void replaced(DelegateExecution execution) {
        happened(execution, Kind.REPLACED, null, null);
    }

    /** What editors have written since stays as it is. */
    private void end(DelegateExecution execution, Stage stage, Kind kind) {
        shelf.remove(article(execution).id(), version(execution).number());
        settle(execution, stage, kind, text(execution, "decidedBy"), reason(execution));
    }

    private void settle(DelegateExecution execution, Stage stage, Kind kind, @Nullable String actor,
            @Nullable String words) {
        Article article = article(execution);
        if (article.version() == version(execution).number()) {
            articles.setStage(article.id(), stage, clock.instant());
        }
        happened(execution, kind, actor, words);
    }

    private void happened(DelegateExecution execution, Kind kind, @Nullable String actor, @Nullable String words) {
        articles.happened(article(execution).id(),
                new ArticleEvent(version(execution).number(), kind, actor, words, clock.instant()));
        execution.removeVariables(List.of("decidedBy", "decisionReason"));
    }

    private Instant after(String allowance) {
        return workingTime.after(clock.instant(), Allowance.parse(allowance));
    }

    private Article article(VariableScope scope) {
        return articles.find((Long) scope.getVariable("article")).orElseThrow();
    }

    private ArticleVersion version(VariableScope scope) {
        return articles.version((Long) scope.getVariable("article"), (Integer) scope.getVariable("articleVersion"))
                .orElseThrow();
    }

    private static String decidedBy(VariableScope scope) {
        return required(scope, "decidedBy");
    }

    private static @Nullable String reason(VariableScope scope) {
        return text(scope, "decisionReason");
    }

    private static String required(VariableScope scope, String name) {
        return Optional.ofNullable(text(scope, name)).orElseThrow(() ->
                new IllegalStateException("Variable " + name + " is missing: does a table or a form set it?"));
    }

    private static @Nullable String text(VariableScope scope, String name) {
        String text = Objects.toString(scope.getVariable(name), "").strip();
        return text.isEmpty() ? null : text;
    }

    /** Cards speak Chinese, as the models do. */
    private String words(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
