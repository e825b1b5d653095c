package city.lastmile.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Lays a given number of grids into each town, the same ones every time.
 *
 * <p>The boundaries of all towns and the cuts inside them become one network of lines, noded together on one fixed
 * precision; the grids are its faces. So neighbours share their vertices, also across towns, and there is neither
 * gap nor overlap by construction.
 */
final class GridLayout {

    /** 1e-7 degree, about a centimetre: the resolution of OpenStreetMap. */
    static final PrecisionModel PRECISION = new PrecisionModel(1e7);

    private final List<TownArea> towns;
    private final Map<String, CutTree> trees = new TreeMap<>();
    private final Map<String, IndexedPointInAreaLocator> locators = new TreeMap<>();

    private GridLayout(List<TownArea> towns, Map<String, Integer> counts) {
        this.towns = towns;
        for (TownArea town : towns) {
            trees.put(town.code(), new CutTree(town.boundary(), counts.get(town.code()), PRECISION));
            locators.put(town.code(), new IndexedPointInAreaLocator(town.boundary()));
        }
    }

    /**
     * @param towns  areas that do not overlap
     * @param counts how many grids each gets
     * @return the areas of the grids by town code and number from 0
     */
    static Map<String, Map<Integer, Geometry>> lay(List<TownArea> towns, Map<String, Integer> counts) {
        GridLayout layout = new GridLayout(towns, counts);
        return layout.assemble(layout.faces());
    }

    private Collection<Polygon> faces() {
        List<LineString> lines = new ArrayList<>();
        for (TownArea town : towns) {
            Geometry cuts = AreaReader.GEOMETRY.createMultiLineString(
                    trees.get(town.code()).cuts().toArray(LineString[]::new));
            LinearComponentExtracter.getLines(town.boundary(), lines);
            LinearComponentExtracter.getLines(
                    OverlayNGRobust.overlay(cuts, town.boundary(), OverlayNG.INTERSECTION), lines);
        }
        Geometry network = AreaReader.GEOMETRY.createMultiLineString(
                lines.stream().filter(line -> !line.isEmpty()).toArray(LineString[]::new));
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(network, PRECISION));
        @SuppressWarnings("unchecked")
        Collection<Polygon> faces = polygonizer.getPolygons();
        return faces;
    }

    private Map<String, Map<Integer, Geometry>> assemble(Collection<Polygon> faces) {
        Map<String, Map<Integer, List<Polygon>>> cells = new TreeMap<>();
        for (Polygon face : faces) {
            Coordinate inside = face.getInteriorPoint().getCoordinate();
            townAt(inside).ifPresent(town -> cells.computeIfAbsent(town, any -> new TreeMap<>())
                    .computeIfAbsent(trees.get(town).cellAt(inside), any -> new ArrayList<>()).add((Polygon) face.norm()));
        }
        return cells.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                town -> Fragments.giveAway(town.getValue()), (a, b) -> a, TreeMap::new));
    }

    /** Where two boundaries of the source overlap, the town with the lower code has it. */
    private Optional<String> townAt(Coordinate point) {
        return locators.entrySet().stream().filter(town -> town.getValue().locate(point) != Location.EXTERIOR)
                .map(Map.Entry::getKey).findFirst();
    }
}
