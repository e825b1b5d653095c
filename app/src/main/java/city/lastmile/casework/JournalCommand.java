package city.lastmile.casework;

import city.lastmile.casework.JournalVerifier.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The command {@code --lastmile.journal.verify}: verifies every chain, says what it found, and ends the program with
 * status 0 when all is whole and 1 when a link is broken.
 */
@Component
@ConditionalOnProperty("lastmile.journal.verify")
class JournalCommand implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JournalCommand.class);

    private final JournalVerifier verifier;
    private final ApplicationContext context;

    JournalCommand(JournalVerifier verifier, ApplicationContext context) {
        this.verifier = verifier;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int status = report(verifier.verify());
        ExitCodeGenerator end = () -> status;
        System.exit(SpringApplication.exit(context, end));
    }

    private static int report(Finding finding) {
        if (finding.broken() == null) {
            LOG.info("The journal is whole: {} entries verified", finding.entries());
            return 0;
        }
        LOG.error("The journal is broken at entry {} of request {}: {} ({} entries read)", finding.broken().number(),
                finding.broken().trackingNumber(), finding.broken().why(), finding.entries());
        return 1;
    }
}
