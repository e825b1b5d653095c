package city.lastmile.register;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Tells whoever starts the application what is wrong with the register, line by line, instead of a stack trace. */
final class RegisterFailureAnalyzer implements FailureAnalyzer {

    private static final int SHOWN = 100;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegisterImportException refused) {
                return analysis("refused", list(refused), failure, refused.source(), refused.problems().size());
            }
            if (cause instanceof NoRegisterException) {
                return analysis("none", "", failure);
            }
        }
        return null;
    }

    private static FailureAnalysis analysis(String kind, String list, Throwable failure, Object... arguments) {
        RegisterTexts texts = new RegisterTexts();
        return new FailureAnalysis(texts.notice("register.failure." + kind, Locale.getDefault(), arguments) + list,
                texts.notice("register.failure." + kind + ".action", Locale.getDefault()), failure);
    }

    private static String list(RegisterImportException refused) {
        RegisterTexts texts = new RegisterTexts();
        return refused.problems().stream().limit(SHOWN)
                .map(problem -> System.lineSeparator() + "  " + texts.problem(problem, Locale.getDefault()))
                .collect(Collectors.joining());
    }
}
