package city.lastmile.casework;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what residents and oversight want of a request to its row, its journal and its process, as one. */
@Service
@Transactional
class CaseDesk implements Casework, CaseControl {

    private final RequestLedger ledger;
    private final RequestProcess process;
    private final CityRegister register;
    private final TaskRules rules;
    private final TaskCards cards;
    private final Urging urging;
    private final StandIns standIns;
    private final Withdrawals withdrawals;
    private final Raters raters;

    CaseDesk(RequestLedger ledger, RequestProcess process, CityRegister register, TaskRules rules,
            TaskCards cards, Urging urging, StandIns standIns, Withdrawals withdrawals, Raters raters) {
        this.ledger = ledger;
        this.process = process;
        this.register = register;
        this.rules = rules;
        this.cards = cards;
        this.urging = urging;
        this.standIns = standIns;
        this.withdrawals = withdrawals;
        this.raters = raters;
    }

    @Override
    public void open(NewRequest request) {
        Category category = register.category(request.category())
                .orElseThrow(() -> new IllegalArgumentException("No category " + request.category()));
        ledger.open(request, category, process.start(request, category),
                JournalNote.byResident(JournalEvent.SUBMITTED, null));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<RequestFile> find(String trackingNumber) {
        return ledger.find(trackingNumber);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean hasContact(String trackingNumber) {
        return ledger.holds(trackingNumber, Fact.CONTACT_LEFT);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public RequestFile goingOn(RequestFile file) {
        return raters.main(file);
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<PublicStep> publicSteps(String trackingNumber) {
        return ledger.journal(trackingNumber).stream()
                .filter(entry -> JournalEvent.valueOf(entry.event()).isShownToResident())
                .map(this::publicStep).toList();
    }

    private PublicStep publicStep(JournalEntry entry) {
        String group = entry.office();
        return new PublicStep(entry.at(), entry.event(), group == null ? null : register.officeName(group),
                entry.publicWords());
    }

    @Override
    public Answer add(String trackingNumber, String words) {
        return whenHeld(trackingNumber, state -> state.isFinal() ? Answer.ALREADY_FINAL : Answer.DONE, () -> {
            boolean askedFor = RequestState.NEEDS_DETAIL.name().equals(ledger.text(trackingNumber, Fact.STATE));
            ledger.write(trackingNumber, JournalNote.byResident(JournalEvent.ADDITION, words));
            if (askedFor) {
                process.added(instance(trackingNumber));
            }
        });
    }

    @Override
    public Answer withdraw(String trackingNumber, String reason) {
        return whenHeld(trackingNumber, CaseDesk::mayWithdraw, () -> withdrawals.withdraw(trackingNumber, reason));
    }

    @Override
    public Answer rate(String trackingNumber, Rating rating) {
        Optional<String> joint = holdJoint(trackingNumber);
        Answer answer = ledger.hold(trackingNumber).map(raters::permission).orElse(Answer.UNKNOWN);
        if (answer == Answer.DONE) {
            ledger.write(trackingNumber, ratingFacts(rating), rated(JournalEvent.RATED, rating, ""));
            joint.ifPresent(main -> follow(main, trackingNumber, rating));
        }
        return answer;
    }

    /**
     * Holds the request that goes on for this one, which mostly is the same and is read once then.
     *
     * @return its number, or empty where there is none
     */
    private Optional<String> holdJoint(String trackingNumber) {
        return ledger.holdUnmerged(trackingNumber)
                .or(() -> ledger.find(trackingNumber).map(raters::main)
                        .flatMap(main -> ledger.hold(main.trackingNumber())))
                .map(RequestFile::trackingNumber);
    }

    private static JournalNote rated(JournalEvent event, Rating rating, String before) {
        return new JournalNote(event, JournalNote.RESIDENT, null, rating.words(),
                before + "%d/%d/%d".formatted(rating.response(), rating.result(), rating.attitude()));
    }

    /**
     * The process that waits for ratings goes by this one, whoever of those who reported the matter gave it. Held before
     * the report itself, as a reopening holds them.
     */
    private void follow(String main, String number, Rating rating) {
        if (!main.equals(number)) {
            ledger.write(main, rated(JournalEvent.MERGED_RATED, rating, number + " "));
        }
        if (ledger.find(main).filter(file -> file.state() == RequestState.COMPLETED).isPresent()) {
            process.rated(instance(main), asked(main, rating));
        }
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean mayRate(String trackingNumber) {
        return ledger.find(trackingNumber).filter(file -> raters.permission(file) == Answer.DONE).isPresent();
    }

    @Override
    public Answer urge(String trackingNumber, String actor) {
        return ledger.hold(trackingNumber).map(file -> file.letGo() && actor.equals(JournalNote.RESIDENT)
                ? Answer.ALREADY_FINAL : urging.urge(file, actor)).orElse(Answer.UNKNOWN);
    }

    private Map<String, Object> asked(String trackingNumber, Rating rating) {
        RequestFile file = ledger.find(trackingNumber).orElseThrow();
        return RequestVariables.rating(rating, file.outcome(),
                ledger.holds(trackingNumber, Fact.REVIEWED), ledger.number(trackingNumber, Fact.REOPENS));
    }

    private static Answer mayWithdraw(RequestState state) {
        if (state.isFinal()) {
            return Answer.ALREADY_FINAL;
        }
        return state == RequestState.COMPLETED || state == RequestState.CALLED_BACK ? Answer.ALREADY_COMPLETED
                : Answer.DONE;
    }

    private Answer whenHeld(String trackingNumber, Function<RequestState, Answer> permission, Runnable action) {
        Answer answer = ledger.hold(trackingNumber).map(file -> file.letGo() ? Answer.ALREADY_FINAL
                : permission.apply(file.state())).orElse(Answer.UNKNOWN);
        if (answer == Answer.DONE) {
            action.run();
        }
        return answer;
    }

    static Map<Fact, @Nullable Object> ratingFacts(Rating rating) {
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.RATING_RESPONSE, rating.response());
        facts.put(Fact.RATING_RESULT, rating.result());
        facts.put(Fact.RATING_ATTITUDE, rating.attitude());
        facts.put(Fact.RATING_WORDS, rating.words());
        facts.put(Fact.RATING_RESOLVED, rating.resolved());
        return facts;
    }

    private String instance(String trackingNumber) {
        return Optional.ofNullable(ledger.text(trackingNumber, Fact.PROCESS_INSTANCE_ID)).orElseThrow();
    }

    @Override
    public void raise(String trackingNumber, Supervision level) {
        RequestFile file = ledger.hold(trackingNumber).orElseThrow();
        if (file.supervision().compareTo(level) < 0) {
            ledger.set(trackingNumber, Map.of(Fact.SUPERVISION, level));
            cards.show(trackingNumber, level);
        }
    }

    @Override
    public void settle(String trackingNumber, Supervision level) {
        RequestFile file = ledger.hold(trackingNumber).orElseThrow();
        if (file.supervision().compareTo(level) > 0) {
            ledger.set(trackingNumber, Map.of(Fact.SUPERVISION, level));
            cards.show(trackingNumber, level);
        }
    }

    @Override
    public void record(String trackingNumber, JournalNote note) {
        ledger.write(trackingNumber, note);
    }

    @Override
    public void reassign(String trackingNumber, String officer, String words) {
        rules.officer(officer);
        standIns.requireFree(officer, ledger.find(trackingNumber).orElseThrow());
        ledger.set(trackingNumber, Map.of(Fact.RESPONSIBLE_OFFICER, officer));
        process.reassign(instance(trackingNumber), officer).forEach(task -> cards.tell(task, words));
    }
}
