package city.lastmile.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** Imports the small city into a schema of its own, so that the register of all other tests stays as it is. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RegisterImportTest {

    private static final String SCHEMA = "register_import_test";
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    JdbcConnectionDetails database;

    private final RegisterTexts texts = new RegisterTexts();
    private JdbcClient client;
    private RegisterImport imports;
    private SnapshotSource snapshots;

    @BeforeEach
    void migrateAnEmptySchema() {
        String url = database.getJdbcUrl();
        DriverManagerDataSource own = new DriverManagerDataSource(
                url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA, database.getUsername(), database.getPassword());
        client = JdbcClient.create(own);
        client.sql("drop schema if exists " + SCHEMA + " cascade").update();
        Flyway.configure().dataSource(own).schemas(SCHEMA).locations("classpath:db/migration").target("100").load().migrate();
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(own));
        snapshots = new SnapshotSource(new RegisterLoader(client), texts, transactions);
        imports = new RegisterImport(new RegisterReader(texts), new RegisterStore(new JdbcTemplate(own)), transactions,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void what_was_imported_is_what_is_served() {
        assertThat(imports.run(new SmallCity().source(), "tester")).isTrue();

        RegisterSnapshot served = snapshots.load();
        RegisterData read = new RegisterReader(texts).read(new SmallCity().source());
        assertThat(served.officers()).isEqualTo(read.officers());
        assertThat(served.categoryGroups()).isEqualTo(read.groups());
        assertThat(served.villages("t1")).containsExactly(new Village("v1", "t1", "一村"));
        assertThat(served.organisations()).extracting(Organisation::code)
                .containsExactly("t1", "t2", "dept-hotline", "dept-discipline", "dept-water", "city-leadership");
        assertThat(served.city()).isEqualTo(new City("990000", "小城", "Small City", 36.0, 120.0, 36.02, 120.04));
        assertThat(served.members(GroupIds.grid("t2-0002"))).isEmpty();
        assertThat(served.superiorOf(GroupIds.grid("t2-0002"))).contains("head-t2");
    }

    @Test
    void every_version_is_remembered_with_checksum_source_person_and_time() {
        RegisterSource first = new SmallCity().source();
        imports.run(first, "tester");
        imports.run(new SmallCity().spoilt("villages.csv", "一村", "新村").source(), "somebody");

        List<Map<String, Object>> versions = client.sql(
                "select checksum, source, imported_by, imported_at at time zone 'UTC' as at from register_version order by id")
                .query().listOfRows();
        assertThat(versions).extracting(row -> row.get("imported_by")).containsExactly("tester", "somebody");
        assertThat(versions.get(0)).containsEntry("checksum", first.checksum()).containsEntry("source", "small city");
        assertThat(client.sql("select max(imported_at) from register_version").query(OffsetDateTime.class).single()
                .toInstant()).isEqualTo(NOW);
        assertThat(snapshots.load().village("v1").orElseThrow().name()).isEqualTo("新村");
    }

    @Test
    void unchanged_files_change_nothing() {
        imports.run(new SmallCity().source(), "tester");

        assertThat(imports.run(new SmallCity().source(), "tester")).isFalse();
        assertThat(snapshots.version()).isOne();
    }

    @Test
    void files_with_one_fault_leave_the_version_before_in_force() {
        imports.run(new SmallCity().source(), "tester");
        SmallCity faulty = new SmallCity().spoilt("towns.csv", "东镇", "改名镇").spoilt("officers.csv", "t2-0001", "t2-0009");

        assertThatThrownBy(() -> imports.run(faulty.source(), "tester")).isInstanceOf(RegisterImportException.class);
        assertThat(snapshots.load().organisation("t1").orElseThrow().nameZh()).isEqualTo("东镇");
        assertThat(snapshots.version()).isOne();
    }

    @Test
    void a_failure_of_the_database_half_way_leaves_the_version_before_in_force() {
        imports.run(new SmallCity().source(), "tester");
        client.sql("alter table register_version add constraint refuse check (id < 2)").update();

        assertThatThrownBy(() -> imports.run(new SmallCity().spoilt("towns.csv", "东镇", "改名镇").source(), "tester"))
                .hasMessageContaining("refuse");
        assertThat(snapshots.load().organisation("t1").orElseThrow().nameZh()).isEqualTo("东镇");
    }

    @Test
    void nodes_that_start_together_import_once() {
        List<CompletableFuture<Boolean>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(CompletableFuture.supplyAsync(() -> imports.run(new SmallCity().source(), "tester")));
        }
        assertThat(nodes.stream().map(CompletableFuture::join)).containsOnlyOnce(true).hasSize(4);
        assertThat(snapshots.version()).isOne();
    }

    @Test
    void a_node_notices_what_another_imported_and_says_so_once() {
        imports.run(new SmallCity().source(), "tester");
        LiveRegister register = new LiveRegister(snapshots.load());
        List<Object> events = new ArrayList<>();
        RegisterRefresh refresh = new RegisterRefresh(register, snapshots, events::add);
        imports.run(new SmallCity().spoilt("towns.csv", "东镇", "改名镇").source(), "tester");

        refresh.refresh();
        refresh.refresh();

        assertThat(register.organisation("t1").orElseThrow().nameZh()).isEqualTo("改名镇");
        assertThat(events).containsExactly(new RegisterReplaced(register.version()));
    }

    @Test
    void without_a_register_the_start_fails_and_says_what_to_do() {
        assertThatThrownBy(() -> new RegisterConfiguration().cityRegister(new RegisterProperties(null), imports, snapshots))
                .isInstanceOfSatisfying(NoRegisterException.class, failure -> assertThat(
                        new RegisterFailureAnalyzer().analyze(new IllegalStateException(failure)).getAction())
                        .contains("--lastmile.register.source="));
    }

    @Test
    void a_start_without_a_source_takes_the_register_imported_last() {
        imports.run(new SmallCity().source(), "tester");

        assertThat(new RegisterConfiguration().cityRegister(new RegisterProperties(" "), imports, snapshots).city().nameZh())
                .isEqualTo("小城");
    }

    @Test
    void a_start_with_bad_files_lists_every_fault_with_its_row(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("towns.csv"), "code,name_zh\nt1,东镇\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new RegisterConfiguration()
                .cityRegister(new RegisterProperties(folder.toString()), imports, snapshots))
                .isInstanceOfSatisfying(RegisterImportException.class, failure -> assertThat(
                        new RegisterFailureAnalyzer().analyze(failure).getDescription())
                        .contains("towns.csv", "alias_code", "departments.csv"));
    }

    @Test
    void the_map_gets_its_layers_with_attribution_and_keeps_them() throws Exception {
        imports.run(new SmallCity().source(), "tester");
        MockMvc mvc = MockMvcBuilders.standaloneSetup(new GeoController(new LiveRegister(snapshots.load()))).build();

        mvc.perform(get("/geo/towns.geojson")).andExpect(status().isOk())
                .andExpect(content().contentType("application/geo+json"))
                .andExpect(header().string("Cache-Control", "max-age=3600, public"))
                .andExpect(jsonPath("$.attribution").value("test"))
                .andExpect(jsonPath("$.features[0].properties.name").value("东镇"))
                .andExpect(jsonPath("$.features[1].geometry.type").value("Polygon"));
        mvc.perform(get("/geo/towns.geojson").header("If-None-Match", "\"register-1\"")).andExpect(status().isNotModified());
        mvc.perform(get("/geo/roads.geojson")).andExpect(status().isNotFound());
    }
}
