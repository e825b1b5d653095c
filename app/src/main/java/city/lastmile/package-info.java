/** Lastmile 最后一公里: a city's case handling on Camunda 7, one package per domain. */
@NullMarked
package city.lastmile;

import org.jspecify.annotations.NullMarked;
