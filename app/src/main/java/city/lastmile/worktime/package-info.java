/** The working calendar and the arithmetic of deadlines. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
@NullMarked
package city.lastmile.worktime;

import org.jspecify.annotations.NullMarked;
