package city.lastmile.register;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Row (g): the grid of a point, anywhere in the demonstration city, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgs = "-Xmx640m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PointToGridBenchmark {

    /** A power of two, so many that no cache of a core holds what they need. */
    private static final int POINTS = 1 << 19;

    private GridIndex index;
    private double[][] points;
    private int next;

    /** Reads the city as the application does. */
    @Setup
    public void readCity() {
        RegisterData city = new RegisterReader(new RegisterTexts()).read(RegisterSource.at("classpath:city/jiaozhou"));
        index = new GridIndex(city.towns(), city.grids());
        Envelope area = new Envelope();
        city.towns().forEach(town -> area.expandToInclude(town.boundary().getEnvelopeInternal()));
        Random random = new Random(POINTS);
        points = Stream.generate(() -> new double[] {random.nextDouble(area.getMinY(), area.getMaxY()),
                    random.nextDouble(area.getMinX(), area.getMaxX())})
                .filter(point -> index.locate(point[0], point[1]) instanceof Location.Inside)
                .limit(POINTS).toArray(double[][]::new);
    }

    /** @return what is found, so that nothing can be left out */
    @Benchmark
    public Object locate() {
        double[] point = points[next++ & POINTS - 1];
        return index.locate(point[0], point[1]);
    }
}
