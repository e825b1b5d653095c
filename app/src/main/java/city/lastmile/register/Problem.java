package city.lastmile.register;

import java.util.List;

/**
 * Something wrong with the files of a register.
 *
 * @param file      the file's name
 * @param row       line of a CSV file, number of the feature in a GeoJSON file, both from 1; 0 for the whole file
 * @param message   key below {@code register.problem.}
 * @param arguments of the message
 */
record Problem(String file, long row, String message, List<Object> arguments) {
}
