/** What those who run the system see: meters, health and an orderly stop. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casework", "insight", "register", "platform"})
@NullMarked
package city.lastmile.operations;

import org.jspecify.annotations.NullMarked;
