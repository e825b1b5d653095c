package city.lastmile.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the PostgreSQL that this process runs itself when {@code spring.datasource.url} names no other.
 *
 * @param folder where its data lives; kept between starts
 * @param port   the loopback port it listens on; 0 lets the system choose
 */
@ConfigurationProperties("lastmile.database")
record DatabaseProperties(@DefaultValue(".lastmile/postgres") Path folder, @DefaultValue("0") int port) {
}
