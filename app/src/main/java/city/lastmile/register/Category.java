package city.lastmile.register;

/**
 * What a report can be about: a leaf of the city's list.
 *
 * @param code         unique, camelCase; the decision tables name it
 * @param groupCode    the group it stands in
 * @param nameZh       shown to residents and officers
 * @param nameEn       the same in English
 * @param urgency      how dangerous such a matter is by its nature
 * @param confidential whether it complains about an officer or office, and must stay hidden from them
 */
public record Category(String code, String groupCode, String nameZh, String nameEn, Urgency urgency,
        boolean confidential) {

    /** Emergencies threaten life; lifelines are water, power, gas, heating and public safety. */
    public enum Urgency { EMERGENCY, LIFELINE, ORDINARY }
}
