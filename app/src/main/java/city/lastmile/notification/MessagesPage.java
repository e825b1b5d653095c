package city.lastmile.notification;

import java.security.Principal;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An officer's own messages. Whether the case behind one may be read, its own page decides. */
@Controller
class MessagesPage {

    private static final int PAGE = 50;
    private static final String NEWEST = "9223372036854775807";

    private final MessageList list;
    private final Texts texts;
    private final Clock clock;
    private final DateTimeFormatter minute;

    MessagesPage(MessageList list, Texts texts, Clock clock) {
        this.list = list;
        this.texts = texts;
        this.clock = clock;
        this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /** A message as the page shows it. */
    record View(String number, String at, String text, boolean unread) {
    }

    @GetMapping("/staff/messages")
    String show(@RequestParam(defaultValue = NEWEST) long before, Principal officer, Model model, Locale locale) {
        List<Message> messages = list.page(officer.getName(), before, PAGE);
        model.addAttribute("messages", messages.stream().map(message -> view(message, locale)).toList());
        model.addAttribute("unread", list.unread(officer.getName()));
        model.addAttribute("newest", messages.isEmpty() ? null : messages.get(0).id());
        model.addAttribute("older", messages.size() < PAGE ? null : messages.get(PAGE - 1).id());
        return "staff/messages";
    }

    private View view(Message message, Locale locale) {
        return new View(message.about().trackingNumber(), minute.format(message.about().at()),
                texts.line(message, locale), message.readAt() == null);
    }

    /** Marks everything as read up to the newest message that the page showed. */
    @PostMapping("/staff/messages/read")
    String read(@RequestParam long until, Principal officer) {
        list.read(officer.getName(), until, clock.instant());
        return "redirect:/staff/messages";
    }
}
