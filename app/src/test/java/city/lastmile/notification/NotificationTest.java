package city.lastmile.notification;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Clock;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The real application; nothing is delivered but by the test. */
@ProcessTest
abstract class NotificationTest {

    @Autowired
    CaseDriver driver;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Clock clock;
    @Autowired
    MessageStore store;

    Post post;

    @BeforeEach
    void begin() {
        post = new Post(driver, jdbc, transactions, clock);
        jdbc.sql("update message set state = 'DROPPED' where state = 'WAITING'").update();
        Post.at(10, 0);
    }

    @AfterEach
    void give_the_engine_its_clock_back() {
        ClockUtil.reset();
    }
}
