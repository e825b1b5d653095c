/** What Camunda's own applications lack: the data and the pages behind the plugins that we add to them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "casework", "oversight", "register", "platform"})
@NullMarked
package city.lastmile.cockpit;

import org.jspecify.annotations.NullMarked;
