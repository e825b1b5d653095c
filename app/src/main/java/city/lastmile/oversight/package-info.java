/** Supervision cases, yellow and red cards: who must see what now. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casework", "register", "worktime", "platform"})
@NullMarked
package city.lastmile.oversight;

import org.jspecify.annotations.NullMarked;
