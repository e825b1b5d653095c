package city.lastmile.cockpit;

import city.lastmile.access.CockpitRights;
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
     * @param texts      by key, in the reader's language
     * @param readsCases whether the reader may read cases in Cockpit
     * @param plansMoves whether the reader may see what moving cases to another version would do
     */
    record Start(Map<String, String> texts, boolean readsCases, boolean plansMoves) {
    }

    private static final List<String> TEXTS = List.of("plugin.case", "plugin.supervisions", "plugin.overdue",
            "plugin.warned", "plugin.supervised", "plugin.heat", "plugin.heat.mean", "plugin.incomplete",
            "plugin.versions", "plugin.finished");

    private final MessageSource messages;

    private final CockpitRights rights;

    PluginStart(MessageSource messages, CockpitRights rights) {
        this.messages = messages;
        this.rights = rights;
    }

    @GetMapping("/staff/plugins")
    Start start(Locale locale) {
        return new Start(TEXTS.stream()
                .collect(Collectors.toMap(Function.identity(), key -> messages.getMessage(key, null, locale))),
                rights.readsCases(), rights.plansMoves());
    }
}
