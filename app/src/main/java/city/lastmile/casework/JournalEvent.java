package city.lastmile.casework;

/** What can happen to a request, as its journal names it. */
public enum JournalEvent {
    /** The resident's report was stored. */
    SUBMITTED(true),
    /** The resident was asked for what is missing. */
    DETAIL_ASKED(true),
    /** The desk confirmed that it lies outside the city's power. */
    DECLINED(true),
    /** It is the same matter as another request, which goes on for both. */
    MERGED(true),
    /** Another resident reported the same matter. */
    SUPPORTED(true),
    /** Triage found the responsible office and set the deadlines. */
    DISPATCHED(true),
    /** An officer took it. */
    CLAIMED(true),
    /** Nobody took it in time: the tier above must assign it. */
    CLAIM_ESCALATED(true),
    /** The tier above gave it to an officer. */
    ASSIGNED(true),
    /** Nobody of the office could work on it; another office stands in. */
    STOOD_IN(true),
    /** Whoever had taken it for an office is on leave or must keep out; it is offered to the office again. */
    GIVEN_BACK(false),
    /** The officer is on leave or must keep out; another took over. */
    HANDED_OVER(false),
    /** A supervisor or administrator reads it by special right, for a time and with a reason. */
    OPENED(false),
    /** An administrator started again what had failed. */
    STARTED_AGAIN(false),
    /** An officer must keep out of the matter, as declared by himself or by his head. */
    CONFLICT_DECLARED(false),
    /** An officer returned it as "not mine", with a reason and a proposal. */
    RETURNED(true),
    /** It was returned a second time; the arbitrator whom triage named decides. */
    ARBITRATION_ASKED(false),
    /** The tier above, or arbitration, gave it to another office. */
    RESPONSIBILITY_DECIDED(true),
    /** It passed to another officer of the same office. */
    TRANSFERRED(false),
    /** The deadline is near; the responsible officer was warned. */
    WARNED(false),
    /** A card was given and supervision opened. */
    SUPERVISION_OPENED(true),
    /** A supervisor opened a supervision by hand. */
    SUPERVISION_ORDERED(true),
    /** Still not done: the next card was given. */
    CARD_RAISED(true),
    /** Who got a card explained in writing how it came about. */
    EXPLAINED(false),
    /** The time for the explanation has passed. */
    EXPLANATION_MISSING(false),
    /** Who got a card explained it and appeals. */
    CARD_APPEALED(false),
    /** Nobody decided on the appeal in time; the top is asked. */
    APPEAL_ESCALATED(false),
    /** The card was lifted. */
    CARD_LIFTED(false),
    /** The card stands. */
    CARD_UPHELD(false),
    /** A supervisor decided what is to be done. */
    SUPERVISION_MEASURE(true),
    /** Supervision was not answered in time and went to the top. */
    SUPERVISION_ESCALATED(true),
    /** Supervision ended, with its request or before it. */
    SUPERVISION_ENDED(false),
    /** The responsible officer asked for more time. */
    EXTENSION_ASKED(false),
    /** The tier above granted it; the deadline moved. */
    EXTENDED(true),
    /** The tier above did not grant it, or did not decide in time. */
    EXTENSION_REFUSED(false),
    /** The responsible officer asked to lay it by. */
    SHELVING_ASKED(false),
    /** A leader approved; the clock stands until the review date. */
    SHELVED(true),
    /** A leader did not approve, or did not decide in time. */
    SHELVING_REFUSED(false),
    /** The review date has come; the clock runs again. */
    RESUMED(true),
    /** The lead asked another office to assist. */
    ASSISTANCE_ASKED(true),
    /** An assisting office answered the lead. */
    ASSISTANCE_GIVEN(false),
    /** A resident or a supervisor asked for speed; nothing but the record changed. */
    URGED(true),
    /** An officer added photographs from the place, or changed whether the resident sees one. */
    EVIDENCE_ADDED(false),
    /** The tier above is to see the result before the resident does. */
    REVIEW_ASKED(false),
    /** The tier above did not accept the result. */
    SENT_BACK(false),
    /** The tier above accepted the result. */
    REVIEWED(false),
    /** A step of the model told the resident something. */
    INFORMED(true),
    /** The officer finished it and answered the resident. */
    COMPLETED(true),
    /** The resident added words. */
    ADDITION(true),
    /** Somebody else than the handler is to ask the resident by telephone. */
    CALL_PLANNED(false),
    /** Somebody else than the handler asked the resident by telephone. */
    CALLED_BACK(true),
    /** Nobody answered the telephone. */
    CALL_MISSED(false),
    /** The desk made several requests of it; this one goes on as the lead. */
    SPLIT(true),
    /** The resident rated it. */
    RATED(true),
    /** Another resident, whose report was merged into it, rated it. */
    MERGED_RATED(false),
    /** The resident was not content; it is handled again. */
    REOPENED(true),
    /** The resident was not content; the tier above is to look at it. */
    LOOK_ASKED(true),
    /** Nobody looked in time; the top is asked. */
    LOOK_ESCALATED(false),
    /** The tier above looked at it. */
    LOOKED(true),
    /** The resident took it back. */
    WITHDRAWN(true),
    /** The resident took it back, or the lead of which it is a part; it goes on for others who reported the same. */
    LET_GO(true),
    /** Nothing more will happen. */
    CLOSED(true);

    private final boolean shownToResident;

    JournalEvent(boolean shownToResident) {
        this.shownToResident = shownToResident;
    }

    /** @return whether the resident sees entries of this kind */
    public boolean isShownToResident() {
        return shownToResident;
    }
}
