package city.lastmile.register;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.CascadedPolygonUnion;

/**
 * Where a town's boundary bends, a straight cut can leave a cell in several pieces. The largest stays the grid; the
 * others go to the neighbour with the longest common border, so that a grid is one connected area.
 */
final class Fragments {

    private static final Comparator<Polygon> BY_SIZE = Comparator.comparingDouble(Polygon::getArea)
            .thenComparing(Polygon::compareTo);

    private Fragments() {
    }

    /**
     * @param pieces the pieces of each cell of one town
     * @return one area for each cell; an island that touches no other cell stays with its own
     */
    static Map<Integer, Geometry> giveAway(Map<Integer, List<Polygon>> pieces) {
        Map<Integer, Geometry> grids = new TreeMap<>();
        Deque<Piece> left = new ArrayDeque<>();
        pieces.forEach((cell, parts) -> {
            List<Polygon> largestFirst = parts.stream().sorted(BY_SIZE.reversed()).toList();
            grids.put(cell, largestFirst.get(0));
            largestFirst.stream().skip(1).forEach(part -> left.add(new Piece(cell, part)));
        });
        int failures = 0;
        while (!left.isEmpty()) {
            Piece piece = left.poll();
            Optional<Integer> neighbour = neighbour(piece.part(), grids);
            if (neighbour.isPresent() || failures > left.size()) {
                grids.merge(neighbour.orElse(piece.cell()), piece.part(), Fragments::join);
                failures = 0;
            } else {
                left.add(piece); // it may border only on another fragment; wait until that one has a home
                failures++;
            }
        }
        return grids;
    }

    private static Geometry join(Geometry grid, Geometry part) {
        return CascadedPolygonUnion.union(List.of(grid, part)).norm();
    }

    private static Optional<Integer> neighbour(Polygon part, Map<Integer, Geometry> grids) {
        Map<Double, Integer> byBorder = new TreeMap<>();
        grids.forEach((cell, grid) -> {
            if (grid.getEnvelopeInternal().intersects(part.getEnvelopeInternal())) {
                byBorder.putIfAbsent(grid.intersection(part).getLength(), cell);
            }
        });
        byBorder.remove(0.0);
        return new ArrayList<>(byBorder.values()).stream().reduce((shorter, longer) -> longer);
    }

    private record Piece(int cell, Polygon part) {
    }
}
