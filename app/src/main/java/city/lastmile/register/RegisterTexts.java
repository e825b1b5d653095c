package city.lastmile.register;

import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The register's words, from the bundle {@code messages/register}. */
final class RegisterTexts {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    /** Reads the bundle itself: these words are needed before the application's own messages are. */
    RegisterTexts() {
        messages.setBasename("messages/register");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
    }

    String gridName(String town, String number) {
        return chinese("register.grid", town, number);
    }

    String headOf(String organisation) {
        return chinese("register.head", organisation);
    }

    /** @return the public name of a group that is no organisation's */
    String group(String groupId) {
        return chinese("register.group." + groupId);
    }

    String problem(Problem problem, Locale locale) {
        String text = messages.getMessage("register.problem." + problem.message(), problem.arguments().toArray(), locale);
        String place = problem.row() == 0 ? "register.problem.file" : "register.problem.row";
        return messages.getMessage(place, new Object[] {problem.file(), String.valueOf(problem.row()), text}, locale);
    }

    String notice(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private String chinese(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.CHINA);
    }
}
