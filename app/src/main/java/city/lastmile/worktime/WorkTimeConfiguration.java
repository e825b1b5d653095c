package city.lastmile.worktime;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the calendar and the office hours once, at the start; a mistake in either stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkTimeProperties.class)
class WorkTimeConfiguration {

    @Bean
    WorkingTime workingTime(WorkTimeProperties properties, Clock clock) {
        WorkingDays days = new WorkingDays(HolidayFiles.read(properties.calendar()));
        return new OfficeCalendar(days, OfficeHours.parse(properties.officeHours()), clock.getZone());
    }
}
