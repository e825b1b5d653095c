package city.lastmile.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param adminId        sign-on name of the administrator who is there from the first start on; needs no place in
 *                       the register
 * @param adminPassword  that administrator's first password; asked for while no administrator can sign on
 * @param scrapeUser     sign-on name with which a monitoring server may read the meters and nothing else; without
 *                       it there is no such account
 * @param scrapePassword that account's password
 * @param openingLasts   how long a case that was opened by special right can be read
 * @param demoAccounts   who may sign on with a published password; heeded in the profile {@code demo} alone
 */
@ConfigurationProperties("lastmile.access")
record AccessProperties(@DefaultValue("admin") String adminId, @Nullable String adminPassword,
        @Nullable String scrapeUser, @Nullable String scrapePassword, @DefaultValue("1h") Duration openingLasts,
        @Nullable DemoAccounts demoAccounts) {

    AccessProperties {
        if (openingLasts.isNegative() || openingLasts.isZero()) {
            throw new IllegalArgumentException("lastmile.access.opening-lasts: longer than nothing");
        }
    }

    /**
     * @param password the published password, the same for all
     * @param officers ids of the officers
     */
    record DemoAccounts(String password, List<String> officers) {
    }
}
