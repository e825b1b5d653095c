/**
 * The model workbench: designers change processes, tables and forms in the browser, a second designer approves, and all
 * models of the city are deployed together.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casework", "register", "platform"})
@NullMarked
package city.lastmile.workbench;

import org.jspecify.annotations.NullMarked;
