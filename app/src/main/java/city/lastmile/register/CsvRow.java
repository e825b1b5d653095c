package city.lastmile.register;

import org.apache.commons.csv.CSVRecord;

/** One line of a CSV file that knows where it stands. */
record CsvRow(String file, long line, CSVRecord values) {

    /** @return the value without surrounding space; empty when the column is missing */
    String get(String column) {
        return values.isSet(column) ? values.get(column).strip() : "";
    }

    /** @return the value, never empty for an acceptable file */
    String require(String column, Problems problems) {
        String value = get(column);
        if (value.isEmpty()) {
            problems.add(file, line, "emptyValue", column);
        }
        return value;
    }
}
