package city.lastmile.register;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param source where the register's files lie: a folder, or {@code classpath:…}. Read at every start; unchanged
 *               files change nothing. Without it, the register imported last stays in force.
 */
@ConfigurationProperties("lastmile.register")
record RegisterProperties(@Nullable String source) {
}
