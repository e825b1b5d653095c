package city.lastmile.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Names of people who do not exist, always the same ones in the same order. */
final class DemoNames {

    private static final long SEED = 370281;
    private static final double SHORT_NAMES = 0.2;

    private final int[] surnames;
    private final int[] first;
    private final int[] second;
    /** Its sequence is part of Java's specification, so a demonstration city is the same everywhere. */
    private final Random random = new Random(SEED);

    private DemoNames(Map<String, String> parts) {
        this.surnames = parts.getOrDefault("surname", "?").codePoints().toArray();
        this.first = parts.getOrDefault("first", "?").codePoints().toArray();
        this.second = parts.getOrDefault("second", "?").codePoints().toArray();
    }

    static DemoNames read(CsvReader csv, Problems problems) {
        Map<String, String> parts = new HashMap<>();
        csv.rows(RegisterSource.NAMES, "part", "characters")
                .forEach(row -> parts.put(row.require("part", problems), row.require("characters", problems)));
        for (String part : List.of("surname", "first", "second")) {
            if (!parts.containsKey(part)) {
                problems.add(RegisterSource.NAMES, 0, "missingSetting", part);
            }
        }
        return new DemoNames(parts);
    }

    String next() {
        StringBuilder name = new StringBuilder().appendCodePoint(pick(surnames));
        if (random.nextDouble() >= SHORT_NAMES) {
            name.appendCodePoint(pick(first));
        }
        return name.appendCodePoint(pick(second)).toString();
    }

    private int pick(int[] characters) {
        return characters[random.nextInt(characters.length)];
    }
}
