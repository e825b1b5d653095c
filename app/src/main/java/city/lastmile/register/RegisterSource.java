package city.lastmile.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.util.ResourceUtils;

/** The files of one register, read once into memory so that what is checked is what is stored. */
final class RegisterSource {

    static final String CITY = "city.csv";
    static final String TOWNS = "towns.csv";
    static final String DEPARTMENTS = "departments.csv";
    static final String CATEGORIES = "categories.csv";
    static final String VILLAGES = "villages.csv";
    static final String TOWN_AREAS = "boundaries/towns.geojson";
    static final String CITY_AREA = "boundaries/city.geojson";
    static final String ROADS = "boundaries/roads.geojson";
    static final String GRIDS = "grids.geojson";
    static final String OFFICERS = "officers.csv";
    static final String PERSONS = "persons.csv";
    static final String STAFFING = "staffing.csv";
    static final String NAMES = "names.csv";

    private static final List<String> ALL = List.of(CITY, TOWNS, DEPARTMENTS, CATEGORIES, VILLAGES, TOWN_AREAS, CITY_AREA, ROADS,
            GRIDS, OFFICERS, PERSONS, STAFFING, NAMES);

    /** Part of the checksum: raise it when the same files would now give another register. */
    private static final byte FORMAT = 1;

    private final String name;
    private final Map<String, byte[]> files;

    /**
     * @param name  what the history of versions calls it
     * @param files content by file name
     */
    RegisterSource(String name, Map<String, byte[]> files) {
        this.name = name;
        this.files = Map.copyOf(files);
    }

    /** Reads all files there are at the location, a folder or {@code classpath:…}. */
    static RegisterSource at(String location) {
        String folder = ResourceUtils.isUrl(location) ? location : "file:" + location;
        String base = folder.endsWith("/") ? folder : folder + "/";
        DefaultResourceLoader loader = new DefaultResourceLoader(RegisterSource.class.getClassLoader());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String file : ALL) {
            read(loader.getResource(base + file)).ifPresent(content -> files.put(file, content));
        }
        return new RegisterSource(location, files);
    }

    private static Optional<byte[]> read(Resource resource) {
        if (!resource.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(resource.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource.getDescription(), e);
        }
    }

    String name() {
        return name;
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    Optional<byte[]> content(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** @return SHA-256 over names and contents, in hexadecimal */
    String checksum() {
        MessageDigest digest = sha256();
        digest.update(FORMAT);
        for (String file : ALL) {
            byte[] content = files.get(file);
            if (content != null) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
                digest.update(content);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
