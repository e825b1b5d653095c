package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import city.lastmile.register.Tier;
import city.lastmile.worktime.Allowance;
import city.lastmile.worktime.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the model {@code service-request} may call as bean {@code responsibility}: return, new responsibility,
 * arbitration and transfer. None of them moves the handling deadline.
 */
@Component("responsibility")
public class ResponsibilitySteps {

    /** The table of triage that says who decides when offices do not agree. */
    private static final String NAMES_ARBITRATOR = "responsibility";
    private static final int RETURNS_BEFORE_ARBITRATION = 2;

    private final RequestLedger ledger;
    private final CaseFileReader files;
    private final Precedents precedents;
    private final CityRegister register;
    private final WorkingTime workingTime;
    private final TaskRules rules;
    private final OfficeChoices choices;
    private final RecordWords words;
    private final Clock clock;

    ResponsibilitySteps(RequestLedger ledger, CaseFileReader files, Precedents precedents, CityRegister register,
            WorkingTime workingTime, TaskRules rules, OfficeChoices choices, RecordWords words, Clock clock) {
        this.ledger = ledger;
        this.files = files;
        this.precedents = precedents;
        this.register = register;
        this.workingTime = workingTime;
        this.rules = rules;
        this.choices = choices;
        this.words = words;
        this.clock = clock;
    }

    /**
     * "Not mine": within the time that the deadlines table allows, with a reason and a proposal.
     *
     * @throws RefusedInputException when it is too late, arbitration has decided already, or the reason is missing
     */
    public void returned(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        requireReturnable(variables);
        Choice reason = variables.chosen("returnReason", "task.refused.returnReason");
        String proposal = TaskRules.words(variables.entered("returnProposal"), "task.refused.returnProposal");
        variables.setReturns(variables.returns() + 1);
        boolean arbitration = variables.returns() >= RETURNS_BEFORE_ARBITRATION;
        ledger.set(number, Map.of(Fact.STATE, arbitration ? RequestState.ARBITRATION : RequestState.RETURNED,
                Fact.RETURN_REASON, reason.value()));
        ledger.write(number, new JournalNote(JournalEvent.RETURNED, variables.decidedBy(), variables.candidateGroup(),
                null, reason.kept() + ": " + proposal));
        if (arbitration) {
            askArbitrator(number, variables.allowance("arbitrator"));
        }
        variables.setDue("assignDue",
                workingTime.after(clock.instant(), Allowance.parse(variables.allowance("assignWithin"))));
        variables.forgetForm();
    }

    /** Whom triage named when it chose the responsible office. */
    private void askArbitrator(String number, String arbitrator) {
        String because = files.decisions(ledger.text(number, Fact.TRIAGE_EXPLANATION)).stream()
                .filter(decision -> decision.decision().equals(NAMES_ARBITRATOR)).map(DecisionTrace::because)
                .findFirst().orElse(null);
        ledger.write(number, JournalNote.bySystem(JournalEvent.ARBITRATION_ASKED, arbitrator, because));
    }

    private void requireReturnable(RequestVariables variables) {
        if (variables.returns() >= RETURNS_BEFORE_ARBITRATION) {
            throw new RefusedInputException("task.refused.returnBound");
        }
        Instant until = variables.due("returnUntil");
        if (clock.instant().isAfter(until)) {
            throw new RefusedInputException("task.refused.returnTooLate", TaskCards.MINUTE.format(until));
        }
    }

    /** @return the offices that can be made responsible, as a JSON list of {@code {"label", "value"}} */
    public JsonValue officesToChoose(DelegateExecution execution) {
        RequestFile file = ledger.find(execution.getProcessBusinessKey()).orElseThrow();
        return SpinValues.jsonValue(choices.offices(file)).create();
    }

    /** @return the reason and the proposal of the last return in Chinese, as forms are, for whoever decides on it */
    public String returnWords(DelegateExecution execution) {
        return ledger.journal(execution.getProcessBusinessKey()).stream()
                .filter(entry -> entry.event().equals(JournalEvent.RETURNED.name()))
                .reduce((earlier, later) -> later).map(JournalEntry::details)
                .map(details -> words.forDecider(JournalEvent.RETURNED, details)).orElse("");
    }

    /**
     * The tier above, or arbitration, named the responsible office. It gets the time to claim that any office gets;
     * the time to handle stays what it was. After a second return the decision is kept as a precedent.
     *
     * @throws RefusedInputException when the office is not one that can be chosen, or no grounds are given
     */
    public void decided(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        RequestFile file = ledger.find(execution.getProcessBusinessKey()).orElseThrow();
        String group = rules.oneOf(choices.groups(file), variables.entered("office"), "task.refused.office");
        String grounds = TaskRules.words(variables.entered("officeReason"), "task.refused.officeReason");
        Instant claimDue = workingTime.after(clock.instant(), Allowance.parse(variables.allowance("claimWithin")));
        if (file.state() == RequestState.ARBITRATION) {
            precedents.keep(file, group, grounds, variables.decidedBy(), clock.instant());
        }
        String superior = file.confidential() ? variables.superiorGroup()
                : register.superiorOf(group).orElse(variables.topGroup());
        variables.setResponsibility(tier(group).name(), group, superior);
        variables.setDue("claimDue", claimDue);
        ledger.set(file.trackingNumber(), facts(variables, claimDue));
        ledger.write(file.trackingNumber(), new JournalNote(JournalEvent.RESPONSIBILITY_DECIDED,
                variables.decidedBy(), group, null, grounds));
        variables.forgetForm();
    }

    private static Map<Fact, @Nullable Object> facts(RequestVariables variables, Instant claimDue) {
        Map<Fact, @Nullable Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STATE, RequestState.AWAITING_CLAIM);
        facts.put(Fact.TIER, variables.tier());
        facts.put(Fact.RESPONSIBLE_GROUP, variables.candidateGroup());
        facts.put(Fact.SUPERIOR_GROUP, variables.superiorGroup());
        facts.put(Fact.RESPONSIBLE_OFFICER, null);
        facts.put(Fact.CLAIM_DUE, claimDue);
        return facts;
    }

    private Tier tier(String group) {
        return register.members(group).stream().map(Officer::tier).findFirst().orElse(Tier.DEPARTMENT);
    }

    /**
     * Another officer of the same office takes over; nothing else changes.
     *
     * @throws RefusedInputException when the officer is of another office, on leave or must keep out of the matter, or
     *                               no reason is given
     */
    public void transferred(DelegateExecution execution) {
        RequestVariables variables = new RequestVariables(execution);
        String number = execution.getProcessBusinessKey();
        String officer = rules.oneOf(colleagues(number), variables.entered("assignee"), "task.refused.transferOffice");
        String reason = TaskRules.words(variables.entered("transferReason"), "task.refused.transferReason");
        variables.setResponsibleOfficer(officer);
        ledger.set(number, Map.of(Fact.RESPONSIBLE_OFFICER, officer));
        ledger.write(number, new JournalNote(JournalEvent.TRANSFERRED, variables.decidedBy(),
                variables.candidateGroup(), null, officer + ": " + reason));
        variables.forgetForm();
    }

    private List<String> colleagues(String number) {
        return choices.colleagues(number).stream().map(Officer::id).toList();
    }
}
