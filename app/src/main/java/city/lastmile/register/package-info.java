/** Areas, grids, organisations, categories and officers: who serves what, where. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
@NullMarked
package city.lastmile.register;

import org.jspecify.annotations.NullMarked;
