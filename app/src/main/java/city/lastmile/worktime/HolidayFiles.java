package city.lastmile.worktime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the shipped holiday files and those that were put into the folder of the setting. */
final class HolidayFiles {

    private static final String SHIPPED = "classpath:calendar/*.json";
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private HolidayFiles() {
    }

    /**
     * @param folder a folder with further files, or null
     * @return the files, one per year, earlier years first; the folder's instead of the shipped ones
     * @throws CalendarFileException when the folder or a file cannot be read or is wrong
     */
    static Collection<HolidayFile> read(@Nullable Path folder) {
        Map<Integer, HolidayFile> byYear = new TreeMap<>(readAll(SHIPPED));
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw new CalendarFileException(folder.toString(),
                        "lastmile.worktime.calendar must name an existing folder", null);
            }
            byYear.putAll(readAll(folder.toAbsolutePath().normalize().toUri() + "*.json"));
        }
        return byYear.values();
    }

    private static Map<Integer, HolidayFile> readAll(String pattern) {
        Map<Integer, HolidayFile> byYear = new TreeMap<>();
        for (Resource resource : find(pattern)) {
            String name = nameOf(resource);
            HolidayFile file = parse(resource, name);
            if (byYear.put(file.year(), file) != null) {
                throw new CalendarFileException(name, "another file beside it is for " + file.year() + " too", null);
            }
        }
        return byYear;
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new CalendarFileException(pattern, "the folder cannot be listed", e);
        }
    }

    private static HolidayFile parse(Resource resource, String name) {
        try (InputStream in = resource.getInputStream()) {
            HolidayFile file = JSON.readValue(in, HolidayFile.class);
            if (file == null) {
                throw new CalendarFileException(name, "it holds no object", null);
            }
            return file.requireValid(name);
        } catch (JsonProcessingException e) {
            throw new CalendarFileException(name, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CalendarFileException(name, "it cannot be read", e);
        }
    }

    private static String nameOf(Resource resource) {
        try {
            return resource.isFile() ? resource.getFile().getPath() : resource.getDescription();
        } catch (IOException e) {
            return resource.getDescription();
        }
    }
}
