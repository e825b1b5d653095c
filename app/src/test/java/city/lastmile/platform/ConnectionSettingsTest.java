package city.lastmile.platform;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.support.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application asks of the server for its own connections, however that is set up. */
@ProcessTest
class ConnectionSettingsTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_server_compiles_no_statement_while_somebody_waits_for_it() {
        assertThat(jdbc.sql("show jit").query(String.class).single()).isEqualTo("off");
    }
}
