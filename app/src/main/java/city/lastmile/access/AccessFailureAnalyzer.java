package city.lastmile.access;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Tells whoever starts the application which setting is missing, instead of a stack trace. */
class AccessFailureAnalyzer extends AbstractFailureAnalyzer<AdministratorPasswordException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, AdministratorPasswordException cause) {
        return new FailureAnalysis(text("access.start.refused", FirstAccounts.PASSWORD_SETTING) + " "
                + text(cause.messageKey()), text("access.start.action", FirstAccounts.PASSWORD_SETTING), failure);
    }

    private static String text(String key, Object... arguments) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/access");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages.getMessage(key, arguments, Locale.getDefault());
    }
}
