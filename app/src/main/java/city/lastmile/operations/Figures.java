package city.lastmile.operations;

/** A set of gauges whose values are counted in the database now and then, never by a scrape. */
interface Figures {

    /** How much a count costs the database. */
    enum Pace { OFTEN, SELDOM }

    Pace pace();

    /** Counts anew. */
    void refresh();

    /** Forgets the values after a failed count: a gap in a chart is honest, a frozen line is not. */
    void forget();
}
