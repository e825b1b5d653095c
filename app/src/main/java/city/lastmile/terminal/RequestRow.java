package city.lastmile.terminal;

/**
 * A request in a list or on a board, in the reader's language and the city's time.
 *
 * @param number      its tracking number
 * @param state       name of its state; names a text
 * @param supervision name of its supervision; names a text, {@code NONE} for none
 * @param urgency     how its deadline stands; names a text
 * @param category    name of the category
 * @param place       name of the grid, or of the town where no grid is known, or a dash
 * @param office      name of the responsible office, or a dash
 * @param officer     name and position of the responsible officer, or an empty text
 * @param summary     the resident's first words
 * @param submitted   when it was reported
 * @param due         by when, or a dash
 * @param assignable  whether it waits for an officer, or could be taken from one
 */
record RequestRow(String number, String state, String supervision, String urgency, String category, String place,
        String office, String officer, String summary, String submitted, String due, boolean assignable) {
}
