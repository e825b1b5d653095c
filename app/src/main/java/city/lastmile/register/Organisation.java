package city.lastmile.register;

/**
 * A town, a department or the city's leadership.
 *
 * @param code   unique, stable; towns carry their statistical code, departments {@code dept-…}
 * @param kind   which of the three
 * @param nameZh the official name
 * @param nameEn its English name
 * @param duties what it answers for, in Chinese, one sentence
 */
public record Organisation(String code, Kind kind, String nameZh, String nameEn, String duties) {

    /** Towns hold an area, departments a subject, the leadership the whole city. */
    public enum Kind { TOWN, DEPARTMENT, LEADERSHIP }
}
