package city.lastmile.register;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;

/** Notices a version that another node imported, so that all nodes answer alike. */
class RegisterRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterRefresh.class);

    private final LiveRegister register;
    private final SnapshotSource snapshots;
    private final ApplicationEventPublisher events;

    RegisterRefresh(LiveRegister register, SnapshotSource snapshots, ApplicationEventPublisher events) {
        this.register = register;
        this.snapshots = snapshots;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void refresh() {
        if (snapshots.version() == register.version()) {
            return;
        }
        RegisterSnapshot next = snapshots.load();
        register.replace(next);
        LOG.info("Register version {} of {} is in force", next.version(), next.city().nameZh());
        events.publishEvent(new RegisterReplaced(next.version()));
    }
}
