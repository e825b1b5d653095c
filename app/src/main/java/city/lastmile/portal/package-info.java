/** The residents' pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"intake", "casework", "register", "platform"})
@NullMarked
package city.lastmile.portal;

import org.jspecify.annotations.NullMarked;
