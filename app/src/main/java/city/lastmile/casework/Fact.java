package city.lastmile.casework;

import java.util.Locale;

/** The facts of a request that change while it lives, as columns of its row. */
enum Fact {
    PROCESS_INSTANCE_ID, STATE, SUPERVISION, DIFFICULTY, TIER, RESPONSIBLE_GROUP, SUPERIOR_GROUP, TOP_GROUP,
    RESPONSIBLE_OFFICER, TRIAGE_EXPLANATION, CLAIM_DUE, WARN_AT, HANDLE_DUE, RED_AT, CLAIMED_AT, COMPLETED_AT,
    RATING_DUE, CLOSED_AT, OUTCOME, PUBLIC_ANSWER, FILE_NOTE, RATING_RESPONSE, RATING_RESULT, RATING_ATTITUDE,
    RATING_WORDS, RETURN_REASON;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
