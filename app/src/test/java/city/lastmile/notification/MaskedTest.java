package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What the log may tell of a message. */
class MaskedTest {

    @ParameterizedTest
    @CsvSource({"13957284163,139****63", "139 5728 4163,139****63", "139-5728-4163,139****63", "+8613957284163,+861****63",
        "37028119900101123X,370****23X", "li.xiaomei@qq.com,l***@qq.com", "李梅@qq.com,李***@qq.com"})
    void addresses_and_long_numbers_are_hidden(String open, String masked) {
        assertThat(Masked.text("请打 " + open + " 找我。")).isEqualTo("请打 " + masked + " 找我。");
    }

    @Test
    void a_tracking_number_and_a_date_stay_readable() {
        String text = "您的诉求 261123-000001-1 已派单，应于 2026-11-30 17:30 前办结。";

        assertThat(Masked.text(text)).isEqualTo(text);
    }

    @Test
    void an_address_of_no_known_form_is_hidden_altogether() {
        assertThat(Masked.address("12345")).isEqualTo("***");
    }

    @Test
    void where_no_gateway_is_set_the_log_says_what_would_have_gone_out_and_to_nobody_in_particular() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(LogTransport.class);
        logger.addAppender(log);
        try {
            new LogTransport(Channel.SMS).send(new Letter(UUID.randomUUID(), Post.MOBILE, "x",
                    "您的诉求已办结。答复：请联系 13698765432 或 wang@jiaozhou.gov.cn。", Locale.SIMPLIFIED_CHINESE, null));
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).singleElement().extracting(ILoggingEvent::getFormattedMessage).asString()
                .contains("已办结", "139****63").doesNotContain(Post.MOBILE).doesNotContain("13698765432")
                .doesNotContain("wang@");
    }

    @Test
    void letters_and_addresses_do_not_tell_themselves() {
        assertThat(new Letter(UUID.randomUUID(), Post.EMAIL, "s", "秘密", Locale.ENGLISH, null).toString())
                .doesNotContain(Post.EMAIL).doesNotContain("秘密");
        assertThat(new Address(Post.MOBILE, Locale.ENGLISH).toString()).doesNotContain(Post.MOBILE);
        assertThat(new OfficerAddresses.Addresses(Post.MOBILE, Post.EMAIL).toString()).doesNotContain(Post.MOBILE)
                .doesNotContain(Post.EMAIL);
    }
}
