package city.lastmile.notification;

/** The ways a message takes, as the table {@code messages} names them. */
enum Channel {
    /** The officer's list of messages; residents have their tracking page instead. */
    IN_APP,
    /** By the server that {@code spring.mail.*} names. */
    EMAIL,
    /** By the gateway that {@code lastmile.notification.sms.url} names. */
    SMS
}
