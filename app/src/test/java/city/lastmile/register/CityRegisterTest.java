package city.lastmile.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CityRegisterTest {

    private static final Set<String> HANDLING = Set.of(GroupIds.GRID_OFFICERS, GroupIds.HEADS, GroupIds.STAFF,
            GroupIds.DESK, GroupIds.CITY_LEADERS);

    @Autowired
    CityRegister register;

    @Autowired
    JdbcClient client;

    @Test
    void the_demonstration_city_has_its_towns_departments_and_leaders() {
        assertThat(register.city().nameZh()).isEqualTo("胶州市");
        assertThat(organisations(Organisation.Kind.TOWN)).hasSize(12);
        assertThat(organisations(Organisation.Kind.DEPARTMENT)).hasSizeGreaterThanOrEqualTo(24);
        assertThat(organisations(Organisation.Kind.LEADERSHIP)).hasSize(1);
        assertThat(register.members(GroupIds.CITY_LEADERS)).hasSize(5);
    }

    @Test
    void every_one_of_11139_grids_has_exactly_one_officer_who_serves_it_and_a_few_officers_serve_two() {
        List<Grid> grids = new RegisterLoader(client).load().grids().stream().map(GridArea::grid).toList();
        assertThat(grids).hasSize(11_139)
                .allSatisfy(grid -> assertThat(register.members(GroupIds.grid(grid.code()))).hasSize(1));
        long two = register.members(GroupIds.GRID_OFFICERS).stream().filter(officer -> officer.groups().size() == 3).count();
        assertThat(two).isBetween(200L, 500L);
        assertThat(register.members(GroupIds.GRID_OFFICERS).size() + two).isEqualTo(11_139);
    }

    @Test
    void every_town_and_department_has_a_head_and_staff() {
        assertThat(register.organisations()).filteredOn(one -> one.kind() != Organisation.Kind.LEADERSHIP)
                .allSatisfy(one -> {
                    assertThat(register.members(GroupIds.head(one.code()))).hasSize(2);
                    assertThat(register.members(GroupIds.organisation(one.code()))).hasSizeGreaterThan(3);
                });
    }

    @Test
    void who_supervises_designs_or_administers_handles_nothing() {
        assertThat(Stream.of(GroupIds.SUPERVISORS, GroupIds.DESIGNERS, GroupIds.ADMINISTRATORS)
                .flatMap(group -> register.members(group).stream()))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(officer -> assertThat(officer.groups()).hasSize(1).doesNotContainAnyElementsOf(HANDLING));
    }

    @Test
    void the_demonstration_persons_serve_neighbouring_places_and_the_offices_above_them() {
        Grid first = gridOf("grid01");
        Grid second = gridOf("grid02");
        assertThat(register.locate(36.2640, 120.0060)).isEqualTo(new Location.Inside(first, false));
        assertThat(second.townCode()).isEqualTo(first.townCode());
        assertThat(areaOf(first).touches(areaOf(second))).isTrue();
        assertThat(groups("town-head")).contains(GroupIds.head(first.townCode()));
        assertThat(groups("town-staff")).contains(GroupIds.organisation(first.townCode()), GroupIds.STAFF);
        assertThat(groups("dept-head")).contains(GroupIds.head("dept-urban-management"));
        assertThat(groups("dept-staff")).contains(GroupIds.organisation("dept-urban-management"));
        assertThat(groups("leader")).contains(GroupIds.CITY_LEADERS);
        assertThat(groups("desk")).contains(GroupIds.DESK);
        assertThat(groups("supervisor")).containsExactly(GroupIds.SUPERVISORS);
        assertThat(groups("discipline")).contains(GroupIds.organisation(GroupIds.DISCIPLINE_ORGANISATION));
        assertThat(groups("discipline-head")).contains(GroupIds.head(GroupIds.DISCIPLINE_ORGANISATION));
        assertThat(groups("designer")).containsExactly(GroupIds.DESIGNERS);
        assertThat(groups("admin")).containsExactly(GroupIds.ADMINISTRATORS);
    }

    @Test
    void the_list_of_categories_has_ten_groups_and_marks_what_is_urgent_or_confidential() {
        assertThat(register.categoryGroups()).hasSize(10);
        assertThat(register.categoryGroups().stream().mapToLong(group -> group.categories().size()).sum())
                .isGreaterThanOrEqualTo(45);
        assertThat(register.category("gasLeak").orElseThrow().urgency()).isEqualTo(Category.Urgency.EMERGENCY);
        assertThat(register.category("waterOutage").orElseThrow().urgency()).isEqualTo(Category.Urgency.LIFELINE);
        assertThat(register.category("streetLight").orElseThrow().confidential()).isFalse();
        assertThat(register.category("officerConduct").orElseThrow().confidential()).isTrue();
        assertThat(register.category("nothing")).isEmpty();
    }

    @Test
    void random_points_of_the_city_lie_in_one_grid_of_the_town_around_them() {
        Random random = new Random(7);
        City city = register.city();
        Map<String, IndexedPointInAreaLocator> towns = new RegisterLoader(client).load().towns().stream()
                .collect(Collectors.toMap(TownArea::code, town -> new IndexedPointInAreaLocator(town.boundary())));
        int inside = 0;
        while (inside < 12_000) {
            double latitude = city.south() + random.nextDouble() * (city.north() - city.south());
            double longitude = city.west() + random.nextDouble() * (city.east() - city.west());
            List<String> around = towns.keySet().stream().filter(town -> towns.get(town)
                    .locate(new Coordinate(longitude, latitude)) != org.locationtech.jts.geom.Location.EXTERIOR).toList();
            Location location = register.locate(latitude, longitude);
            if (around.isEmpty()) {
                assertThat(location).isInstanceOf(Location.Outside.class);
            } else {
                inside++;
                assertThat(location).isInstanceOf(Location.Inside.class);
                assertThat(around).contains(((Location.Inside) location).grid().townCode());
            }
        }
    }

    @Test
    void the_map_of_a_towns_grids_shows_every_one_of_them_and_is_light_enough_for_a_phone() throws Exception {
        Map<String, Long> grids = new RegisterLoader(client).load().grids().stream()
                .collect(Collectors.groupingBy(area -> area.grid().townCode(), Collectors.counting()));
        for (Organisation town : organisations(Organisation.Kind.TOWN)) {
            String map = register.gridMap(town.code()).orElseThrow();
            assertThat(new ObjectMapper().readTree(map).path("features")).as(town.code())
                    .hasSize(Math.toIntExact(grids.get(town.code())))
                    .allSatisfy(grid -> assertThat(grid.at("/geometry/coordinates/0/0").isEmpty()).isFalse());
            assertThat(zipped(map)).as(town.code()).isLessThan(80_000);
        }
        assertThat(register.gridMap("nowhere")).isEmpty();
    }

    private static int zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    void offices_have_public_names_and_superiors() {
        Grid grid = gridOf("grid01");
        assertThat(register.officeName(GroupIds.grid(grid.code()))).startsWith("三里河街道第").endsWith("网格");
        assertThat(register.officeName(GroupIds.organisation("dept-urban-management"))).isEqualTo("胶州市城市管理局");
        assertThat(register.officeName(GroupIds.head(grid.townCode()))).isEqualTo("三里河街道负责人");
        assertThat(register.officeName(GroupIds.CITY_LEADERS)).isEqualTo("市领导");
        assertThat(register.officeName("nobody")).isEqualTo("nobody");
        assertThat(register.superiorOf(GroupIds.grid(grid.code()))).contains(GroupIds.head(grid.townCode()));
        assertThat(register.superiorOf(GroupIds.organisation(grid.townCode()))).contains(GroupIds.head(grid.townCode()));
        assertThat(register.superiorOf(GroupIds.head("dept-water"))).contains(GroupIds.CITY_LEADERS);
        assertThat(register.superiorOf(GroupIds.DESK)).contains(GroupIds.head(GroupIds.HOTLINE_ORGANISATION));
        assertThat(register.superiorOf(GroupIds.CITY_LEADERS)).isEmpty();
        assertThat(register.superiorOf("nobody")).isEmpty();
    }

    private List<Organisation> organisations(Organisation.Kind kind) {
        return register.organisations().stream().filter(one -> one.kind() == kind).toList();
    }

    private Grid gridOf(String officer) {
        return groups(officer).stream().filter(group -> group.startsWith("grid-") && !group.equals(GroupIds.GRID_OFFICERS))
                .findFirst().flatMap(group -> register.grid(group.substring("grid-".length()))).orElseThrow();
    }

    private Geometry areaOf(Grid grid) {
        return new RegisterLoader(client).load().grids().stream().filter(area -> area.grid().equals(grid)).findFirst()
                .orElseThrow().boundary();
    }

    private Set<String> groups(String officer) {
        return register.officer(officer).orElseThrow().groups();
    }
}
