/**
 * The read model: how many requests stand where, for boards, the city's page and the public. No request writes a row for
 * it. What is open is counted from one index that holds all that is counted; what has ended is rolled up day by day.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casework", "register", "platform"})
@NullMarked
package city.lastmile.insight;

import org.jspecify.annotations.NullMarked;
