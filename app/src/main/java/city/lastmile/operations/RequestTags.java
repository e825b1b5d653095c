package city.lastmile.operations;

import city.lastmile.register.Tier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of the tag {@code tier}. */
final class RequestTags {

    /** Before triage nobody is responsible yet. */
    private static final String UNTRIAGED = "NONE";

    private RequestTags() {
    }

    /** Tiers come from a decision table; one that a designer adds there is shown as it is. */
    static String tier(@Nullable String tier) {
        return tier == null ? UNTRIAGED : tier;
    }

    static Stream<String> tiers() {
        return Stream.concat(Stream.of(UNTRIAGED), Arrays.stream(Tier.values()).map(Tier::name));
    }
}
