package city.lastmile.notification;

import city.lastmile.platform.HomePageMarks;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells the staff's home page how many messages are unread and how many were given up. The page belongs to sign-on,
 * which knows nothing of messages.
 */
@Component
class HomePageCounts implements HomePageMarks {

    private final MessageList list;
    private final MessageStore store;

    HomePageCounts(MessageList list, MessageStore store) {
        this.list = list;
        this.store = store;
    }

    @Override
    public Map<String, Object> of(String reader) {
        return Map.of("unreadMessages", list.unread(reader),
                "failedMessages", store.count("FAILED"));
    }
}
