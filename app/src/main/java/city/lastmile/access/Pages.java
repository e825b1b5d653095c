package city.lastmile.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Addresses of the staff pages. */
final class Pages {

    static final String HOME = "/staff";
    static final String LOGIN = "/staff/login";
    static final String LOGOUT = "/staff/logout";
    static final String PASSWORD = "/staff/password";
    static final String ACCOUNTS = "/staff/accounts";
    static final String FAILED_MESSAGES = "/staff/messages/failed";
    static final String WORKBENCH = "/staff/workbench";

    private Pages() {
    }

    /** @return whether a person's browser asks for a page, rather than a program or a script for data */
    static boolean isWanted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
