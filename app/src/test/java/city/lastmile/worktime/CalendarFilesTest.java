package city.lastmile.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CalendarFilesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(WorkTimeConfiguration.class)
            .withBean(Clock.class, () -> Clock.system(ZoneId.of("Asia/Shanghai")));

    @TempDir
    Path folder;

    @Test
    void a_new_year_is_published_by_dropping_in_a_file() throws IOException {
        write("2027.json", """
                {"year": 2027, "papers": ["https://www.gov.cn/"], "days": [
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
                  {"name": "元旦", "date": "2027-01-03", "isOffDay": false},
                  {"name": "元旦", "date": "2026-12-31", "isOffDay": true}]}""");

        application.withPropertyValues("lastmile.worktime.calendar=" + folder).run(context -> {
            WorkingTime time = context.getBean(WorkingTime.class);
            assertThat(time.isPublished(LocalDate.parse("2027-06-01"))).isTrue();
            assertThat(time.isPublished(LocalDate.parse("2026-06-01"))).isTrue();
            assertThat(time.isWorkingDay(LocalDate.parse("2027-01-01"))).isFalse();
            assertThat(time.isWorkingDay(LocalDate.parse("2027-01-03"))).isTrue();
            assertThat(time.isWorkingDay(LocalDate.parse("2026-12-31"))).isFalse();
        });
    }

    @Test
    void days_of_a_neighbouring_year_do_not_make_that_year_published() throws IOException {
        write("2028.json", """
                {"year": 2028, "days": [{"date": "2027-12-31", "isOffDay": true}]}""");

        application.withPropertyValues("lastmile.worktime.calendar=" + folder).run(context -> {
            WorkingTime time = context.getBean(WorkingTime.class);
            assertThat(time.isPublished(LocalDate.parse("2027-12-31"))).isFalse();
            assertThat(time.isWorkingDay(LocalDate.parse("2027-12-31"))).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"year": 2027, "days": [                                          | Unexpected end-of-input
            ''                                                                | No content
            null                                                              | no object
            {"days": []}                                                      | "year" and "days" are needed
            {"year": 2027}                                                    | "year" and "days" are needed
            {"year": 2027, "days": [{"date": "2027-01-01"}]}                  | each day needs
            {"year": 2027, "days": [null]}                                    | each day needs
            {"year": 2027, "days": [{"date": "1.1.2027", "isOffDay": true}]}  | 1.1.2027
            {"year": 2027, "days": [{"date": "2029-01-01", "isOffDay": true}]} | 2029-01-01 is not near the year 2027
            {"year": 2027, "days": [{"date": "2027-01-01", "isOffDay": true}, {"date": "2027-01-01", "isOffDay": false}]} | 2027-01-01 is there twice
            """)
    void a_corrupt_file_stops_the_start_and_is_named(String content, String fault) throws IOException {
        Path file = write("2027.json", content);

        application.withPropertyValues("lastmile.worktime.calendar=" + folder).run(context ->
                assertThat(chainOf(context.getStartupFailure())).contains(file.toString()).contains(fault));
    }

    @Test
    void two_files_of_one_year_stop_the_start() throws IOException {
        write("a.json", "{\"year\": 2027, \"days\": []}");
        write("b.json", "{\"year\": 2027, \"days\": []}");

        application.withPropertyValues("lastmile.worktime.calendar=" + folder).run(context ->
                assertThat(chainOf(context.getStartupFailure())).contains("b.json").contains("2027 too"));
    }

    @Test
    void a_missing_folder_stops_the_start_and_is_named() {
        application.withPropertyValues("lastmile.worktime.calendar=" + folder.resolve("gone")).run(context ->
                assertThat(chainOf(context.getStartupFailure())).contains("gone").contains("existing folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8-12", "08:30", "12:00-08:30", "08:30-08:30", "08:30-24:00", "13:30-17:30,08:30-12:00",
        "08:30-12:00,11:00-17:00", "08:30-12:00,12:00-17:00", "25:00-26:00"})
    void wrong_office_hours_stop_the_start_and_are_named(String hours) {
        application.withPropertyValues("lastmile.worktime.office-hours=" + hours).run(context ->
                assertThat(chainOf(context.getStartupFailure())).contains("lastmile.worktime.office-hours"));
    }

    @Test
    void office_hours_can_be_set() {
        application.withPropertyValues("lastmile.worktime.office-hours=09:00-17:00").run(context ->
                assertThat(context.getBean(WorkingTime.class).between(
                        Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z")))
                        .hasHours(8));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String chainOf(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
