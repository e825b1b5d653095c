package city.lastmile.casework;

import java.util.Set;

/** The names that Java shares with the model {@code service-request}; a test compares them with the model. */
final class RequestModel {

    static final String PROCESS = "service-request";

    static final String CLAIM_REQUEST = "ClaimRequest";
    static final String ASSIGN_REQUEST = "AssignRequest";
    static final String ASSIGN_REQUEST_BY_CITY = "AssignRequestByCity";
    static final String HANDLE_REQUEST = "HandleRequest";
    static final String REASSIGN_RESPONSIBILITY = "ReassignResponsibility";
    static final String ARBITRATE_RESPONSIBILITY = "ArbitrateResponsibility";

    static final String JOINT_HANDLING = "joint-handling";

    static final String PLAN_JOINT_HANDLING = "PlanJointHandling";
    static final String ASSIST_REQUEST = "AssistRequest";
    static final String ASSIST_DEADLINE = "AssistDeadlinePassed";
    static final String REVIEW_RESULT = "ReviewResult";
    static final String DECIDE_EXTENSION = "DecideExtension";
    static final String DECIDE_SHELVING = "DecideShelving";
    static final String LOOK_AT_DISSATISFACTION = "LookAtDissatisfaction";

    static final String EARLY_WARNING = "EarlyWarningDue";
    static final String HANDLING_DEADLINE = "HandlingDeadlinePassed";
    static final String GRAVELY_OVERDUE = "GravelyOverdue";
    static final String EXTENSION_UNDECIDED = "ExtensionUndecided";
    static final String SHELVING_UNDECIDED = "ShelvingUndecided";

    static final String CALL_BACK_RESIDENT = "CallBackResident";
    static final String CONFIRM_DECLINE = "ConfirmDecline";

    static final String RESIDENT_ADDED = "ResidentAdded";
    static final String REQUEST_MERGED = "RequestMerged";
    static final String RESIDENT_RATED = "ResidentRated";
    static final String SUPERVISION_ORDERING = "SupervisionOrdering";
    static final String RESIDENT_WITHDREW = "ResidentWithdrew";

    /** All of them; a designer may move and relabel these elements, not rename them. */
    static final Set<String> NAMES = Set.of(PROCESS, CLAIM_REQUEST, ASSIGN_REQUEST, ASSIGN_REQUEST_BY_CITY, HANDLE_REQUEST,
            REASSIGN_RESPONSIBILITY, ARBITRATE_RESPONSIBILITY, JOINT_HANDLING, PLAN_JOINT_HANDLING, ASSIST_REQUEST,
            ASSIST_DEADLINE, REVIEW_RESULT, DECIDE_EXTENSION, DECIDE_SHELVING, LOOK_AT_DISSATISFACTION, EARLY_WARNING,
            HANDLING_DEADLINE, GRAVELY_OVERDUE, EXTENSION_UNDECIDED, SHELVING_UNDECIDED, CALL_BACK_RESIDENT,
            CONFIRM_DECLINE, RESIDENT_ADDED, REQUEST_MERGED, RESIDENT_RATED, SUPERVISION_ORDERING, RESIDENT_WITHDREW);

    private RequestModel() {
    }
}
