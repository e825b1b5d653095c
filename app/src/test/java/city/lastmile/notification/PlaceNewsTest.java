package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.casework.PublicPlaces;
import city.lastmile.casework.Repairs;
import city.lastmile.intake.Reply;
import city.lastmile.intake.Signatures;
import city.lastmile.notification.NotificationProperties.Attempts;
import city.lastmile.notification.NotificationProperties.Mail;
import city.lastmile.notification.NotificationProperties.Places;
import city.lastmile.notification.NotificationProperties.Sms;
import city.lastmile.notification.PlaceSubscriptions.Place;
import city.lastmile.notification.PlaceSubscriptions.Wish;
import city.lastmile.register.CityRegister;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The readers of a place, with a real SMTP conversation. The application's own round may tell them before the test's does:
 * either way each is told once.
 */
class PlaceNewsTest extends NotificationTest {

    private static final String SITE = "https://12345.jiaozhou.gov.cn";
    private static final String TOWN = "370281001";
    private static final Place FUAN = new Place(TOWN, null);
    private static final GreenMail MAILBOX = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    PlaceStore places;
    @Autowired
    PublicPlaces publicPlaces;
    @Autowired
    AddressCheck check;
    @Autowired
    AddressBook addresses;
    @Autowired
    CityRegister register;
    @Autowired
    MessageSource messages;
    @Autowired
    Signatures signatures;
    @Autowired
    MessageMeters meters;
    @Autowired
    Repairs repairs;

    private PlaceTokens tokens;
    private PlaceDesk desk;
    private PlaceDigests digests;
    private Courier courier;
    private LocalDate day;

    @BeforeAll
    static void open() {
        MAILBOX.start();
    }

    @AfterAll
    static void close() {
        MAILBOX.stop();
    }

    @BeforeEach
    void nobody_has_subscribed() throws Exception {
        MAILBOX.purgeEmailFromAllMailboxes();
        jdbc.sql("delete from place_subscription").update();
        // A day of its own, on which no other test reports anything.
        day = jdbc.sql("select coalesce(max((submitted_at at time zone 'Asia/Shanghai')::date), date '2026-03-10') + 1"
                + " from service_request").query(LocalDate.class).single();
        at(10, 0);
        NotificationProperties properties = new NotificationProperties(true, URI.create(SITE + "/"), Set.of(),
                Duration.ofDays(180), new Attempts(4, Duration.ofMinutes(1), Duration.ofMinutes(3)), new Mail(null),
                new Sms(null, null, Duration.ofSeconds(5), LocalTime.of(22, 0), LocalTime.of(7, 0)),
                new Places(LocalTime.of(18, 0), Duration.ofHours(48), 6, 5, 2));
        tokens = new PlaceTokens(signatures);
        PlaceTimes times = new PlaceTimes(properties, clock);
        PlaceLetters letters = new PlaceLetters(messages, register, places, tokens, properties);
        desk = new PlaceDesk(places, store, tokens, check, register, times, properties, clock);
        digests = new PlaceDigests(places, store, publicPlaces, letters, times, properties, transactions, clock);
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(MAILBOX.getSmtp().getPort());
        courier = new Courier(store, addresses, new Texts(messages, register, letters, properties, clock),
                new QuietHours(properties, clock), meters, repairs, properties,
                List.of(new MailTransport(sender, "12345@jiaozhou.gov.cn"), new LogTransport(Channel.SMS)), clock);
    }

    @Test
    void a_reader_is_told_once_what_was_reported_and_closed_in_his_town_and_of_nothing_that_the_map_hides() throws Exception {
        String confirmation = subscribe(FUAN, Locale.SIMPLIFIED_CHINESE);
        assertThat(confirmation).contains("阜安街道", "48 小时内有效", SITE + "/subscribe/leave/");
        String reported = driver.report("streetLight", TOWN, "370281001-0001", null);
        String closed = driver.report("garbage", TOWN, "370281001-0001", null);
        driver.report("garbage", "370281004", null, null);
        driver.report("officerConduct", TOWN, "370281001-0001", "370281004");
        end(closed);

        tellUntil(2);
        digests.round();

        assertThat(newsInOutbox()).as("one a day").hasSize(1);
        MimeMessage mail = mails().get(1);
        String text = mail.getContent().toString();
        assertThat(mail.getSubject()).isEqualTo("阜安街道的诉求动态");
        assertThat(text).contains("新反映 2 件：", "办结 1 件：", "· 路灯故障，", "· 垃圾清运，", SITE + "/map").doesNotContain(reported)
                .doesNotContain("作风");
        String leave = linkIn(text, "leave");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + SITE + "/subscribe/leave/" + leave + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void a_reader_of_a_grid_is_told_of_that_grid_alone_in_his_language() throws Exception {
        subscribe(new Place(null, "370281001-0002"), Locale.ENGLISH);
        driver.report("garbage", TOWN, "370281001-0001", null);
        driver.report("noise", TOWN, "370281001-0002", null);

        tellUntil(2);

        assertThat(mails().get(1).getContent().toString()).contains("Reported (1):").doesNotContain("Closed (");
    }

    @Test
    void a_day_without_news_has_no_mail() throws Exception {
        subscribe(new Place(null, "370281001-0003"), Locale.ENGLISH);
        at(18, 1);

        await().until(() -> {
            digests.round();
            return nextDigest().isAfter(clock.instant());
        });

        assertThat(newsInOutbox()).isEmpty();
    }

    @Test
    void what_another_node_has_in_hand_is_left_to_it() throws Exception {
        subscribe(FUAN, Locale.SIMPLIFIED_CHINESE);
        driver.report("garbage", TOWN, "370281001-0001", null);

        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from place_subscription for update").query().listOfRows();
            at(18, 1);
            CompletableFuture.runAsync(digests::round).join();
            assertThat(newsInOutbox()).isEmpty();
        });

        tellUntil(2);
    }

    @Test
    void who_leaves_is_forgotten_and_not_written_to_again() throws Exception {
        String confirmation = subscribe(FUAN, Locale.SIMPLIFIED_CHINESE);
        driver.report("garbage", TOWN, "370281001-0001", null);
        at(18, 1);
        await().until(() -> {
            digests.round();
            return newsInOutbox().size() == 1;
        });

        desk.leave(linkIn(confirmation, "leave"));
        courier.deliverSome();

        assertThat(subscriptions()).isZero();
        assertThat(newsInOutbox()).isEmpty();
        assertThat(mails()).as("the one that asked").hasSize(1);
        desk.leave(linkIn(confirmation, "leave"));
    }

    @Test
    void what_nobody_confirms_is_forgotten_and_its_link_is_void() throws Exception {
        desk.ask(wish(Post.EMAIL, FUAN));
        courier.deliverSome();
        String token = linkIn(mails().get(0).getContent().toString(), "confirm");
        assertThat(desk.asked(token)).contains(FUAN);

        Post.goOn(Duration.ofHours(48));

        assertThat(desk.asked(token)).isEmpty();
        assertThat(desk.confirm(token)).isEmpty();
        digests.round();
        assertThat(subscriptions()).isZero();
    }

    @Test
    void a_link_does_what_it_was_made_for_and_nothing_else() throws Exception {
        desk.ask(wish(Post.EMAIL, FUAN));
        courier.deliverSome();
        String text = mails().get(0).getContent().toString();
        String confirm = linkIn(text, "confirm");

        desk.leave(confirm);
        assertThat(desk.confirm(linkIn(text, "leave"))).isEmpty();
        assertThat(desk.confirm((confirm.startsWith("A") ? "B" : "A") + confirm.substring(1))).isEmpty();
        assertThat(List.of("", "x", "%00", "A".repeat(5000))).allSatisfy(token -> assertThat(desk.confirm(token)).isEmpty());

        assertThat(desk.confirm(confirm)).contains(FUAN);
        assertThat(desk.confirm(confirm)).as("pressed twice").contains(FUAN);
    }

    @Test
    void the_answer_is_the_same_whether_or_not_the_address_is_known_and_a_known_one_gets_no_mail() throws Exception {
        subscribe(FUAN, Locale.SIMPLIFIED_CHINESE);

        Reply<Place> known = desk.ask(wish(Post.EMAIL.toUpperCase(Locale.ROOT), FUAN));

        assertThat(known).isEqualTo(desk.ask(wish("wang@mail.jiaozhou.gov.cn", FUAN)))
                .isEqualTo(new Reply.Granted<>(FUAN));
        courier.deliverSome();
        assertThat(mails()).hasSize(2).last().satisfies(mail ->
                assertThat(mail.getAllRecipients()[0]).hasToString("wang@mail.jiaozhou.gov.cn"));
    }

    @Test
    void nobody_is_flooded_and_nobody_floods() {
        for (int time = 0; time < 4; time++) {
            assertThat(desk.ask(wish(Post.EMAIL, FUAN))).isInstanceOf(Reply.Granted.class);
        }
        assertThat(waiting()).as("three mails about one place").isEqualTo(3);
        desk.ask(wish(Post.EMAIL, new Place("370281004", null)));
        assertThat(waiting()).as("another place").isEqualTo(4);
        desk.ask(wish(Post.EMAIL, new Place("370281002", null)));
        assertThat(waiting()).as("too many of one address").isEqualTo(4);

        assertThat(desk.ask(wish("wang@mail.jiaozhou.gov.cn", FUAN))).isInstanceOfSatisfying(Reply.TooMany.class,
                tooMany -> assertThat(tooMany.retryAfter()).isPositive());
        assertThat(desk.ask(new Wish("wang@mail.jiaozhou.gov.cn", FUAN, Locale.ENGLISH, "192.0.2.8")))
                .as("from elsewhere").isInstanceOf(Reply.Granted.class);
    }

    @Test
    void a_wish_tells_no_address_to_a_log() {
        assertThat(wish(Post.EMAIL, FUAN).toString()).doesNotContain("xiaomei");
    }

    private void at(int hour, int minute) {
        ClockUtil.setCurrentTime(Date.from(day.atTime(hour, minute).atZone(clock.getZone()).toInstant()));
    }

    private static Wish wish(String email, Place place) {
        return new Wish(email, place, Locale.SIMPLIFIED_CHINESE, "192.0.2.7");
    }

    /** @return the text of the mail that asked */
    private String subscribe(Place place, Locale language) throws Exception {
        desk.ask(new Wish(Post.EMAIL, place, language, "192.0.2.7"));
        courier.deliverSome();
        String text = mails().get(0).getContent().toString();
        assertThat(desk.confirm(linkIn(text, "confirm"))).contains(place);
        Post.goOn(Duration.ofHours(1));
        return text;
    }

    private void end(String number) {
        post.dispatch(number);
        post.claim(number);
        post.answer(number, "已修好。");
        driver.fire(number, "RatingPeriodOver");
        jdbc.sql("update message set state = 'DROPPED' where state = 'WAITING'").update();
    }

    /** In the evening, until so many mails have arrived. */
    private void tellUntil(int mails) {
        at(18, 1);
        jdbc.sql("update message set state = 'DROPPED' where state = 'WAITING' and recipient <> 'subscriber'").update();
        await().until(() -> {
            digests.round();
            courier.deliverSome();
            return mails().size() >= mails;
        });
        assertThat(mails()).hasSize(mails);
    }

    private static List<MimeMessage> mails() {
        return Arrays.asList(MAILBOX.getReceivedMessages());
    }

    private static String linkIn(String text, String what) {
        Matcher link = Pattern.compile(Pattern.quote(SITE) + "/subscribe/" + what + "/([\\w-]+)").matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    private List<Map<String, Object>> newsInOutbox() {
        return jdbc.sql("select id from message where event = 'PLACE_NEWS'").query().listOfRows();
    }

    private Instant nextDigest() {
        return jdbc.sql("select next_digest from place_subscription").query(java.sql.Timestamp.class).single().toInstant();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from message where state = 'WAITING' and recipient = 'subscriber'")
                .query(Long.class).single();
    }

    private long subscriptions() {
        return jdbc.sql("select count(*) from place_subscription").query(Long.class).single();
    }
}
