package city.lastmile.cockpit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the plugins ask for before they start: the few texts that stand outside of our pages. */
@RestController
class PluginStart {

    /**
     * The start of every plugin.
     *
     * @param texts by key, in the reader's language
     */
    record Start(Map<String, String> texts) {
    }

    private static final List<String> TEXTS = List.of("plugin.case", "plugin.supervisions", "plugin.overdue",
            "plugin.warned", "plugin.supervised", "plugin.heat", "plugin.heat.mean", "plugin.incomplete");

    private final MessageSource messages;

    PluginStart(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/staff/plugins")
    Start start(Locale locale) {
        return new Start(TEXTS.stream()
                .collect(Collectors.toMap(Function.identity(), key -> messages.getMessage(key, null, locale))));
    }
}
