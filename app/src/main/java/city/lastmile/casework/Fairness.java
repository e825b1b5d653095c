package city.lastmile.casework;

import org.jspecify.annotations.Nullable;

/**
 * Whether noise pays: how long it took to handle what was urged, and what was not. Half of each took no longer.
 *
 * @param urged       how many handled requests had been urged
 * @param urgedHours  their median from report to answer, in hours by the clock; null when there are none
 * @param others      how many had not
 * @param othersHours their median; null when there are none
 */
public record Fairness(long urged, @Nullable Double urgedHours, long others, @Nullable Double othersHours) {
}
