package city.lastmile.workbench;

import java.util.Set;

/**
 * What the whole set of models has, that processes refer to.
 *
 * @param processes ids of all processes
 * @param decisions ids of all decisions
 * @param forms     ids of all forms
 */
record Targets(Set<String> processes, Set<String> decisions, Set<String> forms) {
}
