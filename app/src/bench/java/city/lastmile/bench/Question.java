package city.lastmile.bench;

/** What is asked of tables that are full, row (e). */
enum Question {
    /** The first twenty tasks of an office by the engine's own task query, with the officer's rights. */
    ENGINES_LIST("first 20 tasks of an office by the engine's query, with rights", true),
    /** How many an office has open, of the engine's own task query. */
    ENGINES_COUNT("an office's count by the engine's query, with rights", true),
    /** A request by its number. */
    TRACKING("a request by its number", true),
    /** The same twenty tasks by the application's own table. */
    OFFICE_LIST("the same 20 tasks by the own table"),
    /** What a town has to do, by state. */
    TOWN_BOARD("a town's board: counts"),
    /** The most urgent fifty of a town. */
    TOWN_LIST("a town's 50 most urgent requests"),
    /** What is open in the whole city, by state. */
    STANDING("the city's counts by state and tier"),
    /** Articles with some Chinese words. */
    SEARCH("articles with Chinese words, of 10,000"),
    /** Tasklist's filter for what a grid officer may claim: a page and its count. */
    TASKLIST_GRID("Tasklist, a grid officer's filter: page and count"),
    /** Tasklist's filter for the whole city, for its leader: a page and its count. */
    TASKLIST_CITY("Tasklist, the city leader's filter: page and count"),
    /** The grid officer's terminal, both lists. */
    GRID_PAGE("HTTP: grid officer's terminal, both lists"),
    /** The board of a town's head, with counts, five columns of cards, officers, decisions. */
    BOARD_PAGE("HTTP: town head's board"),
    /** A page of that board's list. */
    BOARD_LIST("HTTP: a page of a board's list"),
    /** The city's page for its leader. */
    CITY_PAGE("HTTP: the city's page"),
    /** The same for a leader whose page asks every five seconds, and nobody else's does. */
    CITY_PAGE_ALONE("HTTP: the city's page, a look every 5 s"),
    /** A resident follows a request by number and code. */
    TRACKING_PAGE("HTTP: a request by number and code"),
    /** A resident searches. */
    SEARCH_PAGE("HTTP: search in Chinese words");

    private final String words;
    private final boolean forEngines;

    Question(String words) {
        this(words, false);
    }

    Question(String words, boolean forEngines) {
        this.words = words;
        this.forEngines = forEngines;
    }

    String words() {
        return words;
    }

    /** Whether it can be asked of a contender that has nothing but its engine. */
    boolean isForEngines() {
        return forEngines;
    }

    /** @return how long to wait before each call */
    long pauseMillis() {
        return this == CITY_PAGE_ALONE ? 5_000 : 0;
    }
}
