package city.lastmile.portal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the residents' pages.
 *
 * @param tiles address of the map's background pictures with {@code {z}}, {@code {x}} and {@code {y}}, WGS 84 web
 *              mercator; without it the map shows the city's own boundaries and roads, and no outside server learns
 *              who looks at which place
 */
@ConfigurationProperties("lastmile.portal")
record PortalProperties(@Nullable String tiles) {
}
