package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** E-mail against a real SMTP conversation. */
class MailTransportTest {

    private static final UUID KEY = UUID.fromString("00000000-0000-3000-8000-00000000002a");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Test
    void a_mail_arrives_in_chinese_marked_as_automatic_and_in_its_language() throws Exception {
        transport(SERVER.getSmtp().getPort()).send(new Letter(KEY, Post.EMAIL, "诉求 1 的消息", "您的诉求 1 已收到。",
                Locale.SIMPLIFIED_CHINESE, null));

        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("诉求 1 的消息");
        assertThat(mail.getContent().toString()).contains("您的诉求 1 已收到。");
        assertThat(mail.getAllRecipients()[0]).hasToString(Post.EMAIL);
        assertThat(mail.getFrom()[0]).hasToString("12345@jiaozhou.gov.cn");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
        assertThat(mail.getHeader("List-Unsubscribe")).as("nobody subscribed to it").isNull();
    }

    @Test
    void the_same_message_sent_again_has_the_same_id() throws Exception {
        Letter letter = new Letter(KEY, Post.EMAIL, "subject", "text", Locale.ENGLISH, null);
        Transport transport = transport(SERVER.getSmtp().getPort());
        transport.send(letter);
        transport.send(letter);

        assertThat(SERVER.getReceivedMessages()).hasSize(2).allSatisfy(mail -> assertThat(mail.getMessageID())
                .isEqualTo("<00000000-0000-3000-8000-00000000002a@jiaozhou.gov.cn>"));
    }

    @Test
    void a_server_that_is_away_is_worth_another_attempt_and_names_no_address() {
        int port = SERVER.getSmtp().getPort();
        SERVER.stop();
        try {
            assertThatThrownBy(() -> transport(port).send(
                    new Letter(KEY, Post.EMAIL, "subject", "text", Locale.ENGLISH, null)))
                    .isInstanceOfSatisfying(DeliveryException.class, failure -> {
                        assertThat(failure.isWorthRetrying()).isTrue();
                        assertThat(failure.getMessage()).doesNotContain(Post.EMAIL);
                    });
        } finally {
            SERVER.start();
        }
    }

    private static Transport transport(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        return new MailTransport(sender, "12345@jiaozhou.gov.cn");
    }
}
