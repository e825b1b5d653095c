package city.lastmile.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Chooses a transport for each channel: a real one where it is set, else the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class NotificationConfiguration {

    @Bean
    Transport mailTransport(ObjectProvider<JavaMailSender> senders, NotificationProperties properties) {
        JavaMailSender sender = senders.getIfAvailable();
        if (sender == null) {
            return new LogTransport(Channel.EMAIL);
        }
        String from = properties.mail().from();
        if (from == null || from.isBlank()) {
            throw new IllegalStateException(
                    "spring.mail.host is set, and lastmile.notification.mail.from does not say whom messages come from");
        }
        return new MailTransport(sender, from);
    }

    @Bean
    Transport smsTransport(NotificationProperties properties, ObjectMapper json) {
        URI url = properties.sms().url();
        return url == null ? new LogTransport(Channel.SMS) : new SmsGateway(url, properties.sms(), json);
    }
}
