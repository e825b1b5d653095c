/** The binding to the engine: starts requests, serves the models' beans, keeps each request's journal. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"register", "worktime", "platform"})
@NullMarked
package city.lastmile.casework;

import org.jspecify.annotations.NullMarked;
