package city.lastmile.register;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Equal cells over the whole city. A cell that one grid fills answers by itself; where a border passes, the cell knows
 * between which grids, and those are asked. Exact, for a cell counts as filled only when no edge comes near it. Safe for
 * many threads.
 */
final class GridRaster {

    private static final int CELLS_PER_GRID = 32;
    private static final int MOST_CELLS = 1 << 20;
    private static final int NOTHING = -1;
    /** Cells are a little larger than their share, so that the last one has the city's own edge in it. */
    private static final double ROOM = 1 + 1e-9;
    /** By so much of a cell the rows overlap when edges are put into them: far more than rounding could miss. */
    private static final double OVERLAP = 1e-6;

    private final Outline[] outlines;
    private final Location.Inside[] alone;
    private final Location.Inside[] onBorder;
    private final double west;
    private final double south;
    private final double columnsPerDegree;
    private final double rowsPerDegree;
    private final int columns;
    private final int rows;
    /** By cell: the grid that fills it, {@link #NOTHING}, or, below that, where its grids begin in {@link #shared}. */
    private final int[] cells;
    /** The grids of the cells with borders, lowest code first; each cell's end with {@link #NOTHING}. */
    private final int[] shared;

    GridRaster(List<GridArea> grids) {
        List<GridArea> byCode = grids.stream().sorted(Comparator.comparing(GridArea::code)).toList();
        outlines = byCode.stream().map(grid -> new Outline(grid.boundary())).toArray(Outline[]::new);
        alone = byCode.stream().map(grid -> new Location.Inside(grid.grid(), false)).toArray(Location.Inside[]::new);
        onBorder = byCode.stream().map(grid -> new Location.Inside(grid.grid(), true)).toArray(Location.Inside[]::new);
        Envelope reach = grids.isEmpty() ? new Envelope(0, 0, 0, 0) : new Envelope();
        grids.forEach(grid -> reach.expandToInclude(grid.boundary().getEnvelopeInternal()));
        west = reach.getMinX();
        south = reach.getMinY();
        double width = reach.getWidth() * ROOM;
        double height = reach.getHeight() * ROOM;
        double wanted = Math.min(MOST_CELLS, (double) CELLS_PER_GRID * grids.size());
        rows = (int) Math.ceil(Math.sqrt(wanted * height / (width * Earth.longitudeScale(reach.centre().y))));
        columns = (int) Math.ceil(wanted / rows);
        columnsPerDegree = columns / width;
        rowsPerDegree = rows / height;
        cells = new int[columns * rows];
        shared = fill();
    }

    /** @return the grid of the point with the lowest code, or null when it touches none */
    Location.@Nullable Inside touching(double x, double y) {
        double column = (x - west) * columnsPerDegree;
        double row = (y - south) * rowsPerDegree;
        if (!(column >= 0 && column < columns && row >= 0 && row < rows)) {
            return null;
        }
        int cell = cells[(int) row * columns + (int) column];
        if (cell >= 0) {
            return alone[cell];
        }
        return cell == NOTHING ? null : amongShared(NOTHING - 1 - cell, x, y);
    }

    private Location.@Nullable Inside amongShared(int from, double x, double y) {
        int found = NOTHING;
        for (int at = from; shared[at] != NOTHING; at++) {
            if (outlines[shared[at]].touches(x, y)) {
                if (found != NOTHING) {
                    return onBorder[found];
                }
                found = shared[at];
            }
        }
        return found == NOTHING ? null : alone[found];
    }

    /** Fills the cells. */
    private int[] fill() {
        Arrays.fill(cells, NOTHING);
        long[] entries = IntStream.range(0, outlines.length).mapToObj(this::entries)
                .flatMapToLong(LongStream::of).sorted().toArray();
        int[] borders = new int[2 * entries.length];
        int end = 0;
        for (int at = 0; at < entries.length;) {
            int cell = cell(entries[at]);
            int next = at + 1;
            while (next < entries.length && cell(entries[next]) == cell) {
                next++;
            }
            if (next == at + 1 && !isCrossed(entries[at])) {
                cells[cell] = grid(entries[at]);
            } else {
                cells[cell] = NOTHING - 1 - end;
                for (; at < next; at++) {
                    borders[end++] = grid(entries[at]);
                }
                borders[end++] = NOTHING;
            }
            at = next;
        }
        return Arrays.copyOf(borders, end);
    }

    private static long entry(int cell, int grid, boolean crossed) {
        return (long) cell << 32 | (long) grid << 1 | (crossed ? 1 : 0);
    }

    private static int cell(long entry) {
        return (int) (entry >>> 32);
    }

    private static int grid(long entry) {
        return (int) entry >>> 1;
    }

    private static boolean isCrossed(long entry) {
        return (entry & 1) == 1;
    }

    /** @return an entry for each cell that the grid crosses or fills */
    private long[] entries(int grid) {
        Outline outline = outlines[grid];
        int firstColumn = column(outline.west());
        int firstRow = row(outline.south());
        int across = column(outline.east()) - firstColumn + 1;
        int up = row(outline.north()) - firstRow + 1;
        BitSet crossed = new BitSet(across * up);
        outline.eachEdge((fromX, fromY, toX, toY) -> {
            for (int row = row(Math.min(fromY, toY)); row <= row(Math.max(fromY, toY)); row++) {
                int start = (row - firstRow) * across - firstColumn;
                crossed.set(start + firstCrossed(row, fromX, fromY, toX, toY),
                        start + lastCrossed(row, fromX, fromY, toX, toY) + 1);
            }
        });
        return IntStream.range(0, across * up)
                .filter(at -> crossed.get(at) || isFilled(outline, firstColumn + at % across, firstRow + at / across))
                .mapToLong(at -> entry((firstRow + at / across) * columns + firstColumn + at % across, grid, crossed.get(at)))
                .toArray();
    }

    /** Where no edge comes, one point tells for all. */
    private boolean isFilled(Outline outline, int column, int row) {
        return outline.touches(west + (column + 0.5) / columnsPerDegree, south + (row + 0.5) / rowsPerDegree);
    }

    private int firstCrossed(int row, double fromX, double fromY, double toX, double toY) {
        double x = Math.min(at(level(row - OVERLAP, fromY, toY), fromX, fromY, toX, toY, Math.min(fromX, toX)),
                at(level(row + 1 + OVERLAP, fromY, toY), fromX, fromY, toX, toY, Math.min(fromX, toX)));
        return Math.max(column(Math.min(fromX, toX)), column(x) - 1);
    }

    private int lastCrossed(int row, double fromX, double fromY, double toX, double toY) {
        double x = Math.max(at(level(row - OVERLAP, fromY, toY), fromX, fromY, toX, toY, Math.max(fromX, toX)),
                at(level(row + 1 + OVERLAP, fromY, toY), fromX, fromY, toX, toY, Math.max(fromX, toX)));
        return Math.min(column(Math.max(fromX, toX)), column(x) + 1);
    }

    /** @return how far north the row begins, or where the edge ends that does not get so far */
    private double level(double row, double fromY, double toY) {
        return Math.max(Math.min(fromY, toY), Math.min(Math.max(fromY, toY), south + row / rowsPerDegree));
    }

    private static double at(double y, double fromX, double fromY, double toX, double toY, double whenLevel) {
        return fromY == toY ? whenLevel : fromX + (toX - fromX) * ((y - fromY) / (toY - fromY));
    }

    private int column(double x) {
        return (int) ((x - west) * columnsPerDegree);
    }

    private int row(double y) {
        return (int) ((y - south) * rowsPerDegree);
    }
}
