package city.lastmile.access;

import java.time.Instant;

/**
 * What is kept about a person who may sign on; name and groups stay in the register.
 *
 * @param officerId     sign-on name
 * @param enabled       whether an administrator allows it
 * @param passwordSetAt when the password was set; sessions begun with an older one end
 * @param mustChange    whether the password was handed out and may be used for choosing one's own only
 */
record OfficerAccount(String officerId, boolean enabled, Instant passwordSetAt, boolean mustChange) {
}
