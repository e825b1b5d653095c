package city.lastmile.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Reads areas from GeoJSON (RFC 7946): a FeatureCollection of Polygon and MultiPolygon in WGS 84. */
final class AreaReader {

    /** The register's geometries carry their reference system. */
    static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);

    private static final Envelope EARTH = new Envelope(-180, 180, -90, 90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegisterSource source;
    private final Problems problems;

    AreaReader(RegisterSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** @return the file's acceptable areas; whatever is wrong is noted */
    List<AreaRow> rows(String file) {
        List<AreaRow> rows = new ArrayList<>();
        long number = 0;
        for (JsonNode feature : features(file)) {
            number++;
            Optional<Geometry> area = area(file, number, feature.path("geometry"));
            if (area.isPresent()) {
                rows.add(new AreaRow(file, number, properties(feature.path("properties")), area.get()));
            }
        }
        return rows;
    }

    private JsonNode features(String file) {
        Optional<byte[]> content = source.content(file);
        if (content.isEmpty()) {
            problems.add(file, 0, "missingFile");
            return JSON.createArrayNode();
        }
        return CsvReader.decode(file, content.get(), problems).map(text -> parse(file, text))
                .orElseGet(JSON::createArrayNode);
    }

    private JsonNode parse(String file, String text) {
        try {
            JsonNode features = JSON.readTree(text).path("features");
            if (features.isArray()) {
                return features;
            }
            problems.add(file, 0, "notFeatureCollection");
        } catch (JsonProcessingException e) {
            problems.add(file, 0, "notJson", e.getLocation().getLineNr());
        }
        return JSON.createArrayNode();
    }

    private static Map<String, String> properties(JsonNode node) {
        Map<String, String> properties = new LinkedHashMap<>();
        node.fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()) {
                properties.put(field.getKey(), field.getValue().asText());
            }
        });
        return properties;
    }

    private Optional<Geometry> area(String file, long number, JsonNode node) {
        Geometry area;
        try {
            area = geometry(node);
        } catch (IllegalArgumentException e) {
            problems.add(file, number, "notAnArea");
            return Optional.empty();
        }
        Envelope extent = area.getEnvelopeInternal();
        if (!area.isEmpty() && !EARTH.covers(extent)) {
            problems.add(file, number, "notOnEarth");
            return Optional.empty();
        }
        IsValidOp validity = new IsValidOp(area);
        if (area.isEmpty() || !validity.isValid()) {
            problems.add(file, number, "invalidGeometry", String.valueOf(validity.getValidationError()));
            return Optional.empty();
        }
        return Optional.of(area);
    }

    private static Geometry geometry(JsonNode node) {
        JsonNode coordinates = node.path("coordinates");
        return switch (node.path("type").asText()) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                coordinates.forEach(part -> parts.add(polygon(part)));
                yield parts.size() == 1 ? parts.get(0) : GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            default -> throw new IllegalArgumentException("Neither Polygon nor MultiPolygon");
        };
    }

    private static Polygon polygon(JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw new IllegalArgumentException("A polygon has rings");
        }
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return GEOMETRY.createPolygon(ring(rings.get(0)), holes);
    }

    private static LinearRing ring(JsonNode positions) {
        Coordinate[] coordinates = new Coordinate[positions.size()];
        for (int i = 0; i < coordinates.length; i++) {
            JsonNode position = positions.get(i);
            if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                throw new IllegalArgumentException("A position is two numbers");
            }
            coordinates[i] = new Coordinate(position.get(0).doubleValue(), position.get(1).doubleValue());
        }
        return GEOMETRY.createLinearRing(coordinates);
    }
}
