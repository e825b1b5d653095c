package city.lastmile.notification;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of messages. The e-mail server is set by {@code spring.mail.*}.
 *
 * @param deliver  whether this node delivers messages; it writes them in any case
 * @param site     the residents' pages as they are seen from outside, such as {@code https://12345.example.gov.cn};
 *                 without it messages carry no link
 * @param neverTo  further telephone numbers and e-mail addresses that stand for nobody
 * @param kept     how long messages are kept after they were sent or given up
 * @param attempts how messages are tried again
 * @param mail     the sender of e-mail
 * @param sms      the SMS gateway
 * @param places   how readers of a place are told by e-mail
 */
@ConfigurationProperties("lastmile.notification")
record NotificationProperties(@DefaultValue("true") boolean deliver, @Nullable URI site,
        @DefaultValue Set<String> neverTo, @DefaultValue("180d") Duration kept, @DefaultValue Attempts attempts,
        @DefaultValue Mail mail, @DefaultValue Sms sms, @DefaultValue Places places) {

    NotificationProperties {
        neverTo = neverTo.stream().map(address -> address.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * How a message that could not be sent is tried again: after a pause, after twice that, and so on.
     *
     * @param most         after so many attempts it is given up; with the defaults that is after some nine hours
     * @param firstPause   between the first and the second attempt
     * @param longestPause no pause is longer
     */
    record Attempts(@DefaultValue("12") int most, @DefaultValue("1m") Duration firstPause,
            @DefaultValue("2h") Duration longestPause) {

        Attempts {
            if (most < 1 || firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
                throw new IllegalArgumentException("lastmile.notification.attempts: at least one attempt, and pauses "
                        + "longer than nothing of which the longest is not shorter than the first");
            }
        }

        /**
         * The pause after an attempt.
         *
         * @param attempt number of the attempt that failed, from 1
         */
        Duration pauseAfter(int attempt) {
            Duration pause = firstPause;
            for (int n = 1; n < attempt && pause.compareTo(longestPause) < 0; n++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }
    }

    /**
     * The sender of e-mail.
     *
     * @param from the address that messages come from; needed where {@code spring.mail.host} is set
     */
    record Mail(@Nullable String from) {
    }

    /**
     * The SMS gateway.
     *
     * @param url        takes {@code {"id", "to", "text"}} as JSON by POST; without it SMS are written to the log, masked
     * @param token      sent as bearer token, or null for none
     * @param timeout    how long to wait for the gateway, for connecting and for its answer each
     * @param quietFrom  from this time of the day on residents' telephones stay quiet
     * @param quietUntil until this time; the same as {@code quietFrom} means never
     */
    record Sms(@Nullable URI url, @Nullable String token, @DefaultValue("10s") Duration timeout,
            @DefaultValue("22:00") LocalTime quietFrom, @DefaultValue("07:00") LocalTime quietUntil) {

        /** Does not tell the token. */
        @Override
        public String toString() {
            return "Sms[url=" + url + "]";
        }
    }

    /** @return the address of a page, as it is seen from outside, or empty where the site's own is not set */
    Optional<String> address(String path) {
        return Optional.ofNullable(site).map(known -> known.toString().replaceFirst("/+$", "") + path);
    }

    /**
     * How readers of a place are told by e-mail.
     *
     * @param digestAt      at this time of the day, by the city's clock
     * @param confirmWithin how long the link that confirms is good; what was not confirmed is forgotten then
     * @param perNetwork    so many wishes an hour from one network, on each node
     * @param perAddress    so many mails an hour that ask one address, on each node
     * @param most          places that one address may subscribe to
     */
    record Places(@DefaultValue("18:00") LocalTime digestAt, @DefaultValue("48h") Duration confirmWithin,
            @DefaultValue("30") int perNetwork, @DefaultValue("3") int perAddress, @DefaultValue("20") int most) {
    }
}
