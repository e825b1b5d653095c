package city.lastmile.worktime;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the working calendar.
 *
 * @param calendar    a folder with further holiday files ({@code *.json} in the format of holiday-cn), read at the
 *                    start; a file replaces the shipped one of the same year. Null when there is none
 * @param officeHours the ranges of a working day, such as {@code 08:30-12:00}, in order and apart from each other
 */
@ConfigurationProperties("lastmile.worktime")
record WorkTimeProperties(@Nullable Path calendar,
        @DefaultValue({"08:30-12:00", "13:30-17:30"}) List<String> officeHours) {
}
