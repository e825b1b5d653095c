package city.lastmile.register;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A city of two square towns with two grids each, whose files a test may spoil one by one. */
final class SmallCity {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    SmallCity() {
        with("city.csv", """
                key,value
                code,990000
                name_zh,小城
                name_en,Small City
                leadership_zh,小城人民政府
                leadership_en,Government of Small City
                leadership_duties,统筹全市。
                attribution,test
                """);
        with("towns.csv", """
                code,alias_code,name_zh,name_en,duties
                t1,,东镇,East,东边
                t2,x2,西镇,West,西边
                """);
        with("boundaries/towns.geojson", collection(
                area("code", "t1", square(120.0, 36.0, 0.02)), area("code", "t2", square(120.02, 36.0, 0.02))));
        with("departments.csv", """
                code,name_zh,name_en,duties
                dept-hotline,热线中心,Hotline,受理
                dept-discipline,纪委,Discipline,监督
                dept-water,水利局,Water,水
                """);
        with("villages.csv", """
                code,town,name
                v1,t1,一村
                v2,t2,二村
                """);
        with("categories.csv", """
                group,group_zh,group_en,code,name_zh,name_en,urgency,confidential
                city,市容,City,garbage,垃圾,Rubbish,ORDINARY,no
                city,市容,City,gasLeak,燃气,Gas,EMERGENCY,no
                conduct,作风,Conduct,officerConduct,作风,Conduct,ORDINARY,yes
                """);
        with("grids.geojson", collection(
                grid("t1-0001", "t1", rectangle(120.0, 36.0, 0.01, 0.02)),
                grid("t1-0002", "t1", rectangle(120.01, 36.0, 0.01, 0.02)),
                grid("t2-0001", "t2", rectangle(120.02, 36.0, 0.01, 0.02)),
                grid("t2-0002", "t2", rectangle(120.03, 36.0, 0.01, 0.02))));
        with("officers.csv", """
                id,name,role,organisation,title,grids
                g1,甲,GRID_OFFICER,t1,网格员,t1-0001;t1-0002
                g2,乙,GRID_OFFICER,t2,网格员,t2-0001
                h1,丙,HEAD,t1,镇长,
                l1,丁,CITY_LEADER,city-leadership,市长,
                s1,戊,SUPERVISOR,dept-water,督查,
                """);
    }

    SmallCity with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8));
    }

    SmallCity with(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    SmallCity without(String file) {
        files.remove(file);
        return this;
    }

    /** Replaces a passage of a file; the passage must be there. */
    SmallCity spoilt(String file, String passage, String replacement) {
        String content = new String(files.get(file), StandardCharsets.UTF_8);
        if (!content.contains(passage)) {
            throw new IllegalArgumentException(file + " has no " + passage);
        }
        return with(file, content.replace(passage, replacement));
    }

    RegisterSource source() {
        return new RegisterSource("small city", files);
    }

    static String grid(String code, String town, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"town\":\"%s\"},\"geometry\":%s}"
                .formatted(code, town, polygon(coordinates));
    }

    static String area(String property, String value, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"%s\":\"%s\"},\"geometry\":%s}"
                .formatted(property, value, polygon(coordinates));
    }

    static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    static String square(double west, double south, double size) {
        return rectangle(west, south, size, size);
    }

    static String rectangle(double west, double south, double width, double height) {
        double east = Math.round((west + width) * 1e7) / 1e7;
        double north = Math.round((south + height) * 1e7) / 1e7;
        return "[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]".formatted(west, south, east, south, east, north, west, north,
                west, south);
    }

    private static String polygon(String ring) {
        return "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}";
    }
}
