/**
 * SMS, e-mail and in-app messages out of committed events, with retries. Which event gives which message to whom is the
 * decision table {@code messages}; the texts are in the bundle {@code messages/notification}. And the day's mail to those who
 * subscribed to a place.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casework", "intake", "register", "platform"})
@NullMarked
package city.lastmile.notification;

import org.jspecify.annotations.NullMarked;
