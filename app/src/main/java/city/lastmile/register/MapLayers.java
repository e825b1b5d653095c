package city.lastmile.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** Prepares what the residents' map draws: the towns, made lighter, the city's outline and the roads as they were given. */
final class MapLayers {

    static final String TOWNS = "towns";

    /** Bends of less than about thirty by thirty metres go, invisible on a map of a whole city. */
    private static final double TOLERANCE_DEGREES = 3e-4;
    /** A metre. */
    private static final int DECIMALS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegisterSource source;
    private final Problems problems;

    MapLayers(RegisterSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** @return GeoJSON by layer; neither outline nor roads where the source has none */
    Map<String, String> layers(Map<String, String> settings, List<TownArea> towns) {
        Map<String, String> layers = new LinkedHashMap<>();
        String attribution = settings.getOrDefault(Settings.ATTRIBUTION, "");
        layers.put(TOWNS, towns(attribution, towns));
        asGiven(RegisterSource.CITY_AREA, attribution).ifPresent(city -> layers.put("city", city));
        asGiven(RegisterSource.ROADS, attribution).ifPresent(roads -> layers.put("roads", roads));
        return layers;
    }

    private static String towns(String attribution, List<TownArea> towns) {
        Geometry[] outlines = towns.stream().map(TownArea::boundary).toArray(Geometry[]::new);
        Geometry[] light = CoverageSimplifier.simplify(outlines, TOLERANCE_DEGREES);
        ObjectNode collection = collection(attribution);
        ArrayNode features = collection.putArray("features");
        for (int i = 0; i < light.length; i++) {
            ObjectNode feature = features.addObject().put("type", "Feature");
            Organisation town = towns.get(i).organisation();
            feature.putObject("properties").put("code", town.code()).put("name", town.nameZh())
                    .put("nameEn", town.nameEn());
            feature.set("geometry", geometry(light[i]));
        }
        return collection.toString();
    }

    private Optional<String> asGiven(String file, String attribution) {
        Optional<byte[]> content = source.content(file);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        return CsvReader.decode(file, content.get(), problems).flatMap(text -> {
            try {
                ObjectNode collection = collection(attribution);
                collection.set("features", requireArray(file, JSON.readTree(text).path("features")));
                return Optional.of(collection.toString());
            } catch (JsonProcessingException e) {
                problems.add(file, 0, "notJson", e.getLocation().getLineNr());
                return Optional.empty();
            }
        });
    }

    private JsonNode requireArray(String file, JsonNode features) {
        if (!features.isArray()) {
            problems.add(file, 0, "notFeatureCollection");
        }
        return features;
    }

    private static ObjectNode collection(String attribution) {
        return JSON.createObjectNode().put("type", "FeatureCollection").put("attribution", attribution);
    }

    /** @return the geometry as GeoJSON, to a metre */
    static String written(Geometry geometry) {
        GeoJsonWriter writer = new GeoJsonWriter(DECIMALS);
        writer.setEncodeCRS(false);
        return writer.write(geometry);
    }

    private static JsonNode geometry(Geometry geometry) {
        try {
            return JSON.readTree(written(geometry));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JTS writes JSON", e);
        }
    }
}
