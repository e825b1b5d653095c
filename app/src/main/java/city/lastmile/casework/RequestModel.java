package city.lastmile.casework;

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

    private RequestModel() {
    }
}
