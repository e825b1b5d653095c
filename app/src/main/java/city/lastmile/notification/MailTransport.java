package city.lastmile.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends e-mail by the configured server. */
class MailTransport implements Transport {

    private final JavaMailSender sender;
    private final String from;

    MailTransport(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public void send(Letter letter) throws DeliveryException {
        try {
            sender.send(mail(letter));
        } catch (MailException e) {
            throw new DeliveryException(Masked.text(reason(e)), true);
        } catch (MessagingException e) {
            throw new DeliveryException("The e-mail cannot be written: " + Masked.text(String.valueOf(e.getMessage())),
                    false);
        }
    }

    /** The Message-ID stays the same at every attempt, so that a mailbox can tell a repetition. */
    private MimeMessage mail(Letter letter) throws MessagingException {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        mail.setHeader("Message-ID", "<" + letter.key() + "@" + from.substring(from.lastIndexOf('@') + 1) + ">");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", letter.language().toLanguageTag());
        if (letter.leave() != null) {
            // RFC 8058: the mail program's own button, without opening a page.
            mail.setHeader("List-Unsubscribe", "<" + letter.leave() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return mail;
    }

    /** The sender's own words repeat the whole envelope; what the server said is enough. */
    private static String reason(MailException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
