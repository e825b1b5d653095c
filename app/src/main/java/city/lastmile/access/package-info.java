/** Accounts, roles, areas of authority, and the one sign-on into staff pages and Camunda's applications. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"register", "casework", "platform"})
@NullMarked
package city.lastmile.access;

import org.jspecify.annotations.NullMarked;
