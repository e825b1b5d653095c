package city.lastmile.access;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One running application for all tests of this package; each officer in them has the same password. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class AccessTest {

    static final String PASSWORD = "granite-lantern-cobalt-73";
    static final String ADMIN_PASSWORD = "kettle-orbit-violet-59";

    @LocalServerPort
    int port;
    @Autowired
    Accounts accounts;
    @Autowired
    AccountTable accountTable;
    @Autowired
    People people;

    @BeforeEach
    void let_the_named_officers_sign_on() {
        for (String officer : new String[] {"grid01", "grid02", "town-head", "town-staff", "dept-head", "dept-staff",
                "leader", "desk", "supervisor", "discipline", "designer"}) {
            if (accountTable.find(officer).isEmpty()) {
                accounts.setPassword(officer, PASSWORD);
            }
        }
    }

    Browser as(String officer) {
        return Browser.signedOn(port, officer, officer.equals("admin") ? ADMIN_PASSWORD : PASSWORD);
    }

    Browser stranger() {
        return new Browser(port);
    }
}
