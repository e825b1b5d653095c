/**
 * Measures Lastmile beside a plain Camunda, a plain Flowable and bare JDBC, on one PostgreSQL and in one run. Built and
 * run by the Maven profile {@code bench} alone; nothing here is part of the application or of its tests.
 *
 * <p>The process that is started first leads: it owns the database server, starts each contender in a JVM of its own
 * and lets one of them work at a time, while the others stand still.
 */
@NullMarked
package city.lastmile.bench;

import org.jspecify.annotations.NullMarked;
