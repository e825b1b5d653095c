package city.lastmile.notification;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** For administrators: the messages that were given up, why, and a way to start each anew. Shows no address. */
@Controller
class FailedMessagesPage {

    private static final int MOST = 200;

    private final MessageStore store;
    private final Courier courier;
    private final DateTimeFormatter minute;

    FailedMessagesPage(MessageStore store, Courier courier, Clock clock) {
        this.store = store;
        this.courier = courier;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /** A message as the page shows it. */
    record View(long id, String number, Channel channel, String at, int attempts, @Nullable String reason) {
    }

    @GetMapping("/staff/messages/failed")
    String show(Model model) {
        model.addAttribute("messages", store.givenUp(MOST).stream().map(this::view).toList());
        model.addAttribute("count", store.count("FAILED"));
        return "staff/failed-messages";
    }

    private View view(Message message) {
        return new View(message.id(), message.about().trackingNumber(), message.channel(),
                minute.format(message.about().at()), message.attempts(), message.lastError());
    }

    @PostMapping("/staff/messages/failed/{id}")
    String again(@PathVariable long id) {
        courier.startAnew(id);
        return "redirect:/staff/messages/failed";
    }
}
