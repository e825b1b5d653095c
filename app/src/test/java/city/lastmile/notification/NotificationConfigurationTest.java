package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the settings make of the channels. */
class NotificationConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(NotificationConfiguration.class).withBean(ObjectMapper.class);

    @Test
    void without_settings_everything_goes_to_the_log() {
        application.run(context -> assertThat(context.getBeansOfType(Transport.class).values()).hasSize(2)
                .allMatch(LogTransport.class::isInstance));
    }

    @Test
    void a_mail_server_and_a_gateway_are_used_where_they_are_set() {
        application.withPropertyValues("spring.mail.host=localhost",
                "lastmile.notification.mail.from=12345@jiaozhou.gov.cn",
                "lastmile.notification.sms.url=http://localhost:1/sms").run(context -> {
            assertThat(context.getBean("mailTransport")).isInstanceOf(MailTransport.class);
            assertThat(context.getBean("smsTransport")).isInstanceOf(SmsGateway.class);
        });
    }

    @Test
    void a_mail_server_without_a_sender_stops_the_start_and_says_what_is_missing() {
        application.withPropertyValues("spring.mail.host=localhost").run(context -> assertThat(context).hasFailed()
                .getFailure().hasStackTraceContaining("lastmile.notification.mail.from"));
    }

    @Test
    void no_attempt_at_all_or_no_pause_is_refused_at_the_start() {
        application.withPropertyValues("lastmile.notification.attempts.most=0")
                .run(context -> assertThat(context).hasFailed());
        application.withPropertyValues("lastmile.notification.attempts.first-pause=0s")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_citys_own_directory_gives_officers_addresses_and_a_citys_own_list_forbids_some() {
        application.withPropertyValues("lastmile.notification.never-to=13957284163")
                .withBean(OfficerAddresses.class, () -> officer -> officer.equals("grid01")
                        ? Optional.of(new OfficerAddresses.Addresses(Post.MOBILE, Post.EMAIL)) : Optional.empty())
                .run(context -> {
                    ObjectProvider<OfficerAddresses> officers = context.getBeanProvider(OfficerAddresses.class);
                    NotificationProperties properties = context.getBean(NotificationProperties.class);
                    AddressBook book = new AddressBook(number -> Optional.empty(), officers,
                            mock(OwnAddresses.class), new AddressCheck(properties), mock(PlaceStore.class));

                    assertThat(properties.neverTo()).isEqualTo(Set.of("13957284163"));
                    assertThat(book.find("1", "grid01", Channel.EMAIL))
                            .contains(new Address(Post.EMAIL, Locale.SIMPLIFIED_CHINESE));
                    assertThat(book.reachable("1", "grid01", List.of(Channel.SMS))).isEmpty();
                    assertThat(book.reachable("1", "grid02", List.of(Channel.EMAIL, Channel.IN_APP)))
                            .containsExactly(Channel.IN_APP);
                });
    }
}
