package city.lastmile.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterReaderTest {

    private final RegisterTexts texts = new RegisterTexts();
    private final RegisterReader reader = new RegisterReader(texts);

    @Test
    void a_citys_own_grids_and_officers_are_taken_as_they_are() {
        RegisterData data = reader.read(new SmallCity().source());

        assertThat(data.grids()).extracting(GridArea::code).containsExactly("t1-0001", "t1-0002", "t2-0001", "t2-0002");
        assertThat(data.grids().get(1).grid().name()).isEqualTo("东镇第2网格");
        assertThat(data.officers()).extracting(Officer::id).containsExactly("g1", "g2", "h1", "l1", "s1");
        assertThat(data.officers().get(0).groups())
                .containsExactlyInAnyOrder("grid-officers", "grid-t1-0001", "grid-t1-0002");
        assertThat(data.officers().get(2).groups()).containsExactlyInAnyOrder("heads", "head-t1", "org-t1");
        assertThat(data.officers()).extracting(Officer::tier)
                .containsExactly(Tier.GRID, Tier.GRID, Tier.TOWN, Tier.CITY, Tier.DEPARTMENT);
    }

    @Test
    void a_city_without_grids_and_officers_gets_the_same_ones_at_every_reading() {
        SmallCity bare = new SmallCity().without("grids.geojson").without("officers.csv")
                .spoilt("city.csv", "attribution,test", "attribution,test\ngenerated_grids,101")
                .with("persons.csv", "id,name,role,organisation,title,latitude,longitude\nfirst,甲,GRID_OFFICER,,网格员,36.01,120.03\n")
                .with("staffing.csv", "organisation,role,title,count\nt1,HEAD,镇长,1\ndept-water,STAFF,科员,2\n")
                .with("names.csv", "part,characters\nsurname,王李\nfirst,文晓\nsecond,军霞\n");
        RegisterData first = reader.read(bare.source());
        RegisterData second = reader.read(bare.source());

        assertThat(first.grids()).hasSize(101);
        assertThat(first.officers()).extracting(Officer::id)
                .contains("first", "t1-head-1", "dept-water-staff-1", "dept-water-staff-2", "g00001", "g00098")
                .hasSize(102);
        assertThat(second.officers()).isEqualTo(first.officers());
        assertThat(second.grids()).extracting(GridArea::grid).isEqualTo(first.grids().stream().map(GridArea::grid).toList());
        assertThat(second.layers()).isEqualTo(first.layers());
    }

    @Test
    void a_named_person_without_a_grid_at_the_place_is_a_fault() {
        SmallCity city = new SmallCity().without("officers.csv")
                .with("persons.csv", "id,name,role,organisation,title,latitude,longitude\nfirst,甲,GRID_OFFICER,,网格员,1,2\n")
                .with("staffing.csv", "organisation,role,title,count\nt1,HEAD,镇长,many\n")
                .with("names.csv", "part,characters\nsurname,王李\nfirst,文晓\nsecond,军霞\n");

        assertThat(catchThrowableOfType(RegisterImportException.class, () -> reader.read(city.source())).problems())
                .extracting(Problem::file, Problem::row, Problem::message).containsExactly(
                        tuple("persons.csv", 2L, "noGridForPerson"), tuple("staffing.csv", 2L, "badCount"));
    }

    @Test
    void a_byte_order_mark_and_further_columns_do_no_harm() {
        RegisterData data = reader.read(new SmallCity()
                .with("villages.csv", "\uFEFFcode,town,name,remark\nv9,t2,九村,\"旧,名\"\n").source());

        assertThat(data.villages()).containsExactly(new Village("v9", "t2", "九村"));
    }

    @ParameterizedTest(name = "{0} {2} in row {1}")
    @MethodSource("faults")
    void a_fault_is_named_with_its_file_and_row(String file, long row, String message, SmallCity city) {
        List<Problem> problems = catchThrowableOfType(RegisterImportException.class, () -> reader.read(city.source()))
                .problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.row()).isEqualTo(row);
            assertThat(problem.message()).isEqualTo(message);
        });
        assertThat(problems).allSatisfy(problem -> assertThat(texts.problem(problem, Locale.CHINA))
                .startsWith(problem.file()).doesNotContain("{", "}").containsPattern("[\\u4e00-\\u9fff]"));
        assertThat(problems).allSatisfy(problem -> assertThat(texts.problem(problem, Locale.ENGLISH))
                .startsWith(problem.file()).doesNotContain("{", "}"));
    }

    static Stream<Arguments> faults() {
        String bowTie = "[[120.0,36.0],[120.01,36.02],[120.01,36.0],[120.0,36.02],[120.0,36.0]]";
        return Stream.of(
                fault("city.csv", 0, "missingSetting", new SmallCity().spoilt("city.csv", "name_en,Small City\n", "")),
                fault("towns.csv", 0, "missingFile", new SmallCity().without("towns.csv")),
                fault("towns.csv", 1, "missingColumn", new SmallCity().spoilt("towns.csv", "name_en", "english")),
                fault("towns.csv", 3, "duplicateCode", new SmallCity().spoilt("towns.csv", "t2,x2", "t1,x2")),
                fault("towns.csv", 3, "badCode", new SmallCity().spoilt("towns.csv", "t2,x2", "t 2,x2")),
                fault("towns.csv", 2, "emptyValue", new SmallCity().spoilt("towns.csv", "东镇", " ")),
                fault("towns.csv", 3, "townWithoutBoundary", new SmallCity().spoilt("towns.csv", "t2,x2", "t3,x2")),
                fault("towns.csv", 2, "wrongNumberOfValues", new SmallCity().spoilt("towns.csv", "东边", "东边,多")),
                fault("towns.csv", 2, "notUtf8", new SmallCity().with("towns.csv",
                        "code,alias_code,name_zh,name_en,duties\nt1,,东镇,East,东边\n".getBytes(Charset.forName("GBK")))),
                fault("boundaries/towns.geojson", 0, "unknownTown", new SmallCity().spoilt("towns.csv", "t2,x2", "t3,x2")),
                fault("boundaries/towns.geojson", 2, "areasOverlap", new SmallCity().with("boundaries/towns.geojson",
                        SmallCity.collection(SmallCity.area("code", "t1", SmallCity.square(120.0, 36.0, 0.02)),
                                SmallCity.area("code", "t2", SmallCity.square(120.01, 36.0, 0.02))))),
                fault("departments.csv", 4, "duplicateCode",
                        new SmallCity().spoilt("departments.csv", "dept-water", "dept-hotline")),
                fault("grids.geojson", 1, "badCode", new SmallCity().spoilt("grids.geojson", "t1-0001", "officers")),
                fault("city.csv", 0, "tooManyGrids", new SmallCity().without("grids.geojson")
                        .spoilt("city.csv", "attribution,test", "attribution,test\ngenerated_grids,5000")
                        .with("boundaries/towns.geojson", SmallCity.collection(
                                SmallCity.area("code", "t1", SmallCity.square(120.0, 36.0, 0.000005)),
                                SmallCity.area("code", "t2", SmallCity.square(120.02, 36.0, 0.000005))))),
                fault("villages.csv", 3, "unknownTown", new SmallCity().spoilt("villages.csv", "v2,t2", "v2,t7")),
                fault("villages.csv", 3, "notCsv", new SmallCity().spoilt("villages.csv", "二村", "\"二\"村")),
                fault("departments.csv", 0, "missingDepartment",
                        new SmallCity().spoilt("departments.csv", "dept-discipline", "dept-other")),
                fault("departments.csv", 4, "departmentCode",
                        new SmallCity().spoilt("departments.csv", "dept-water", "water")),
                fault("categories.csv", 3, "badUrgency", new SmallCity().spoilt("categories.csv", "EMERGENCY", "SOON")),
                fault("categories.csv", 4, "badYesNo", new SmallCity().spoilt("categories.csv", "yes", "maybe")),
                fault("categories.csv", 3, "duplicateCode", new SmallCity().spoilt("categories.csv", "gasLeak", "garbage")),
                fault("categories.csv", 3, "badCategoryCode", new SmallCity().spoilt("categories.csv", "gasLeak", "Gas leak")),
                fault("boundaries/towns.geojson", 0, "notJson", new SmallCity().with("boundaries/towns.geojson", "{")),
                fault("boundaries/towns.geojson", 0, "notFeatureCollection",
                        new SmallCity().with("boundaries/towns.geojson", "{\"type\":\"Feature\"}")),
                fault("boundaries/roads.geojson", 0, "notJson", new SmallCity().with("boundaries/roads.geojson", "no")),
                fault("grids.geojson", 0, "missingFile", new SmallCity().without("grids.geojson")),
                fault("grids.geojson", 2, "duplicateCode", new SmallCity().spoilt("grids.geojson", "t1-0002", "t1-0001")),
                fault("grids.geojson", 1, "unknownTown", new SmallCity().spoilt("grids.geojson",
                        "\"t1-0001\",\"town\":\"t1\"", "\"t1-0001\",\"town\":\"t9\"")),
                fault("grids.geojson", 1, "gridOutsideTown", new SmallCity().spoilt("grids.geojson",
                        "\"t1-0001\",\"town\":\"t1\"", "\"t1-0001\",\"town\":\"t2\"")),
                fault("grids.geojson", 2, "areasOverlap", new SmallCity().with("grids.geojson", SmallCity.collection(
                        SmallCity.grid("t1-0001", "t1", SmallCity.square(120.0, 36.0, 0.01)),
                        SmallCity.grid("t1-0002", "t1", SmallCity.square(120.005, 36.0, 0.01))))),
                fault("grids.geojson", 1, "invalidGeometry", new SmallCity().with("grids.geojson",
                        SmallCity.collection(SmallCity.grid("t1-0001", "t1", bowTie)))),
                fault("grids.geojson", 1, "notAnArea", new SmallCity().with("grids.geojson",
                        SmallCity.collection(SmallCity.grid("t1-0001", "t1", "[[120,36],[120,37]]")))),
                fault("grids.geojson", 1, "notOnEarth", new SmallCity().with("grids.geojson",
                        SmallCity.collection(SmallCity.grid("t1-0001", "t1", SmallCity.square(36.0, 120.0, 0.01))))),
                fault("city.csv", 0, "badGridTotal", new SmallCity().without("grids.geojson")
                        .spoilt("city.csv", "attribution,test", "attribution,test\ngenerated_grids,1")),
                fault("officers.csv", 3, "unknownGrid", new SmallCity().spoilt("officers.csv", "t2-0001", "t2-0009")),
                fault("officers.csv", 3, "gridOfOtherTown", new SmallCity().spoilt("officers.csv", "t2-0001", "t1-0001")),
                fault("officers.csv", 4, "unknownOrganisation", new SmallCity().spoilt("officers.csv", "HEAD,t1", "HEAD,t5")),
                fault("officers.csv", 4, "unknownRole", new SmallCity().spoilt("officers.csv", "HEAD", "CHIEF")),
                fault("officers.csv", 5, "roleDoesNotFit", new SmallCity().spoilt("officers.csv", "CITY_LEADER", "HEAD")),
                fault("officers.csv", 4, "gridsOfOfficer", new SmallCity().spoilt("officers.csv", "镇长,", "镇长,t1-0001")),
                fault("officers.csv", 6, "duplicateCode", new SmallCity().spoilt("officers.csv", "s1,", "h1,")),
                fault("officers.csv", 6, "badOfficerId", new SmallCity().spoilt("officers.csv", "s1,", "S_1,")));
    }

    @Test
    void all_faults_are_found_at_once() {
        SmallCity city = new SmallCity().spoilt("towns.csv", "东镇", "").spoilt("villages.csv", "v2,t2", "v2,t7")
                .spoilt("officers.csv", "HEAD", "CHIEF");

        assertThat(catchThrowableOfType(RegisterImportException.class, () -> reader.read(city.source())).problems())
                .extracting(Problem::file).containsExactly("towns.csv", "villages.csv", "officers.csv");
    }

    @Test
    void both_languages_have_the_same_keys() {
        ResourceBundle.Control only = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle chinese = ResourceBundle.getBundle("messages.register", Locale.ROOT, only);
        ResourceBundle english = ResourceBundle.getBundle("messages.register", Locale.ENGLISH, only);

        assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
    }

    private static Arguments fault(String file, long row, String message, SmallCity city) {
        return Arguments.of(file, row, message, city);
    }
}
