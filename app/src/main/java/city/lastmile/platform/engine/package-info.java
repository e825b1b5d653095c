/**
 * The engine's own traffic with its database, with what it need not ask left out. Nothing here knows a process or a rule:
 * what the engine does is the same, it only asks less for it.
 */
@NullMarked
package city.lastmile.platform.engine;

import org.jspecify.annotations.NullMarked;
