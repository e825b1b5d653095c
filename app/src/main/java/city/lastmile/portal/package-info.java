/** The residents' pages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = 
        {"intake", "casework", "insight", "publication", "register", "platform"})
@NullMarked
package city.lastmile.portal;

import org.jspecify.annotations.NullMarked;
