package city.lastmile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ApiAnswersTest {

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void a_node_that_is_too_busy_says_that_nothing_was_saved_and_when_to_try_again() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        ResponseEntity<?> answer = answers().of(new Reply.Busy<Receipt>(Duration.ofSeconds(10)),
                receipt -> ResponseEntity.ok().build());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("10");
        assertThat(answer.getBody()).isInstanceOfSatisfying(ProblemDetail.class, problem ->
                assertThat(problem.getDetail()).isEqualTo("Nothing was saved. Please try again in 10 seconds."));
    }

    private static ApiAnswers answers() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/intake");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new ApiAnswers(messages);
    }
}
