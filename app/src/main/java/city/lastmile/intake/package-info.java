/** Residents' reports: validation, idempotency, tracking numbers, photographs, abuse control. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casework", "register", "platform"})
@NullMarked
package city.lastmile.intake;

import org.jspecify.annotations.NullMarked;
