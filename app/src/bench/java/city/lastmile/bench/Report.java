package city.lastmile.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A resident's report, of the same mix for every contender: six in ten are for a grid officer, four for a department,
 * spread over the demonstration city. None needs a review.
 *
 * @param number        tracking number and business key
 * @param category      category code
 * @param categoryGroup the group that the category belongs to
 * @param town          town code
 * @param grid          grid code
 * @param place         the place in words
 * @param description   what the resident wrote, about 200 characters
 */
record Report(String number, String category, String categoryGroup, String town, String grid, String place,
        String description) {

    /** Every category that is drawn here is of this urgency in the city's list. */
    static final String URGENCY = "ORDINARY";

    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() * 1000);
    private static final int GRIDS_PER_TOWN = 300;
    static final List<String> TOWNS = List.of("370281001", "370281002", "370281004", "370281006", "370281007",
            "370281008", "370281009", "370281010", "370281102", "370281105", "370281108", "370281111");
    private static final List<String[]> CATEGORIES = List.of(
            new String[] {"garbage", "cityAppearance"}, new String[] {"streetLight", "municipalFacilities"},
            new String[] {"streetCleaning", "cityAppearance"}, new String[] {"potholes", "municipalFacilities"},
            new String[] {"publicToilet", "cityAppearance"}, new String[] {"propertyManagement", "housing"},
            new String[] {"illegalParking", "traffic"}, new String[] {"drainage", "municipalFacilities"},
            new String[] {"sharedBikes", "traffic"}, new String[] {"noise", "environment"});
    private static final String WORDS = "小区北门外的垃圾桶已经三天没有清运，垃圾堆到人行道上，老人和孩子只能走到机动车道上绕行，"
            + "早晚高峰特别危险，气味也很大。附近的居民多次打电话反映，每次都说马上来，但是一直没有人来处理。"
            + "请尽快安排清运，并说明以后多久清运一次。希望能增加一个垃圾桶，也希望能有人定期检查，谢谢。";

    /** @return the next report of this JVM; numbers never repeat, also after a restart */
    static Report next() {
        long number = NUMBERS.getAndIncrement();
        String[] category = CATEGORIES.get((int) (number % CATEGORIES.size()));
        String town = TOWNS.get((int) (number / CATEGORIES.size() % TOWNS.size()));
        String grid = "%s-%04d".formatted(town, 1 + number % GRIDS_PER_TOWN);
        return new Report("B" + number, category[0], category[1], town, grid, "小区北门外", WORDS);
    }
}
