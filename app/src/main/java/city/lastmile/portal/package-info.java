/** The residents' pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = 
        {"intake", "casework", "insight", "notification", "publication", "register", "platform"})
@NullMarked
package city.lastmile.portal;

import org.jspecify.annotations.NullMarked;
