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

    static final String RESIDENT_RATED = "ResidentRated";
    static final String RESIDENT_WITHDREW = "ResidentWithdrew";

    private RequestModel() {
    }
}
