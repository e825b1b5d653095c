package city.lastmile.notification;

/**
 * What the table {@code messages} says of a fact, an audience and a channel.
 *
 * @param send    whether there is a message
 * @param atNight whether it goes out in the quiet hours too
 */
record Verdict(boolean send, boolean atNight) {
}
