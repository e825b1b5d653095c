package city.lastmile.notification;

import static org.assertj.core.api.Assertions.assertThat;

import city.lastmile.casework.CaseControl;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Duplicates;
import city.lastmile.casework.JournalEvent;
import city.lastmile.casework.JournalNote;
import city.lastmile.casework.Rating;
import city.lastmile.notification.NewMessage.About;
import city.lastmile.notification.Post.Row;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which facts become messages. */
class OutboxTest extends NotificationTest {

    @Autowired
    Casework casework;
    @Autowired
    CaseControl control;
    @Autowired
    CityRegister register;
    @Autowired
    Duplicates duplicates;
    @Autowired
    OwnAddresses own;
    @Autowired
    Texts texts;

    @Test
    void every_fact_that_concerns_the_resident_is_one_message_by_each_way_he_left() {
        String number = handled(Post.MOBILE, Post.EMAIL);

        assertThat(post.events(number, "resident", "SMS")).containsExactly("SUBMITTED", "COMPLETED");
        assertThat(post.events(number, "resident", "EMAIL")).containsExactly("SUBMITTED", "DISPATCHED", "COMPLETED");
        assertThat(post.outbox(number)).filteredOn(row -> !row.channel().equals("IN_APP"))
                .allSatisfy(row -> assertThat(row.state()).isEqualTo("WAITING"));
    }

    @Test
    void an_anonymous_resident_has_the_tracking_page_and_no_message() {
        assertThat(post.outbox(handled(null, null)))
                .extracting(Row::recipient).doesNotContain("resident");
    }

    @Test
    void who_says_later_how_to_reach_him_is_told_of_what_happens_from_then_on() {
        String number = post.report(null, null, "zh-CN");
        post.leave(number, Post.MOBILE, Post.EMAIL, "zh-CN");
        post.dispatch(number);
        post.claim(number);
        post.answer(number, "垃圾已清运。");

        assertThat(post.events(number, "resident", "SMS")).containsExactly("COMPLETED");
        assertThat(post.events(number, "resident", "EMAIL")).containsExactly("DISPATCHED", "COMPLETED");
    }

    @Test
    void a_fact_that_did_not_come_to_be_is_no_message() {
        String[] number = new String[1];
        transactions.executeWithoutResult(status -> {
            number[0] = post.reported("garbage", null, Post.MOBILE, Post.EMAIL, "zh-CN");
            status.setRollbackOnly();
        });

        assertThat(casework.find(number[0])).isEmpty();
        assertThat(post.outbox(number[0])).isEmpty();
    }

    @Test
    void a_message_and_its_fact_are_undone_together_even_after_the_message_was_written() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        int before = post.outbox(number).size();

        transactions.executeWithoutResult(status -> {
            control.record(number, JournalNote.bySystem(JournalEvent.REOPENED, null, null));
            status.setRollbackOnly();
        });

        assertThat(post.outbox(number)).hasSize(before);
        assertThat(casework.publicSteps(number)).extracting("event").doesNotContain("REOPENED");
    }

    @Test
    void the_same_fact_told_twice_is_still_one_message() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        Row first = post.outbox(number).get(0);

        store.add(message(number, first, Channel.SMS));

        assertThat(post.outbox(number)).containsExactly(first);
    }

    @Test
    void of_several_messages_that_are_written_at_once_only_those_that_are_new_are_added() {
        String number = post.report(Post.MOBILE, null, "zh-CN");
        Row first = post.outbox(number).get(0);

        store.add(List.of(message(number, first, Channel.SMS), message(number, first, Channel.EMAIL),
                message(number, first, Channel.IN_APP), message(number, first, Channel.EMAIL)));

        assertThat(post.outbox(number)).extracting(Row::channel).containsExactly("SMS", "EMAIL", "IN_APP");
        assertThat(post.outbox(number)).extracting(Row::state).containsExactly("WAITING", "WAITING", "SENT");
        store.add(List.of());
        assertThat(post.outbox(number)).hasSize(3);
    }

    private NewMessage message(String number, Row fact, Channel channel) {
        return new NewMessage(new About(number, number, fact.entry(), fact.event(), false, "garbage", null, null, null,
                clock.instant()), Audience.RESIDENT, "resident", channel, true);
    }

    @ParameterizedTest
    @CsvSource({"13800138000,", "13912345678,", "053282200000,", "+1 202 555 0123,", "10086000000,", ",test@qq.com",
        ",li@example.com", ",a@b", ",li@@qq.com", ",noreply@jiaozhou.gov.cn", ",li.@qq.com", ",li@host.invalid",
        ",李@qq.com"})
    void nothing_is_sent_to_an_address_that_cannot_be_one_or_stands_for_nobody(String phone, String email) {
        assertThat(post.outbox(post.report(phone, email, "zh-CN"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+86 139 5728 4163,", "008613957284163,", ",li@xn--fiq228c.cn", ",li@中文.cn"})
    void real_addresses_are_recognised_however_they_are_written(String phone, String email) {
        assertThat(post.outbox(post.report(phone, email, "zh-CN"))).hasSize(1);
    }

    @Test
    void an_officer_reads_what_others_did_to_his_case_and_not_what_he_did_himself() {
        String number = handled(null, Post.EMAIL);
        casework.rate(number, new Rating(5, 5, 5, null));

        assertThat(post.events(number, "grid01", "IN_APP")).containsExactly("RATED");
        assertThat(post.outbox(number)).filteredOn(row -> row.channel().equals("IN_APP"))
                .allSatisfy(row -> assertThat(row.state()).isEqualTo("SENT"));
    }

    @Test
    void when_nobody_claims_it_the_tier_above_is_told() {
        String number = post.report(null, null, "zh-CN");
        post.dispatch(number);
        driver.fire(number, "ClaimDeadlinePassed");

        List<String> heads = register.members("head-370281001").stream().map(Officer::id).toList();
        assertThat(heads).isNotEmpty();
        assertThat(post.outbox(number)).filteredOn(row -> row.event().equals("CLAIM_ESCALATED"))
                .extracting(Row::recipient).containsExactlyInAnyOrderElementsOf(heads);
    }

    @Test
    void officers_without_a_known_address_get_neither_mail_nor_sms() {
        String number = handled(Post.MOBILE, Post.EMAIL);
        casework.rate(number, new Rating(5, 5, 5, null));

        assertThat(post.outbox(number)).filteredOn(row -> !row.recipient().equals("resident"))
                .extracting(Row::channel).containsOnly("IN_APP");
    }

    @Test
    void officers_who_entered_an_address_get_what_cannot_wait_there_as_well() {
        own.set("grid01", Post.MOBILE, Post.EMAIL, clock.instant());
        String number = post.report(null, null, "zh-CN");
        post.dispatch(number);
        post.claim(number);
        driver.fire(number, "EarlyWarningDue");

        assertThat(post.events(number, "grid01", "SMS")).containsExactly("WARNED");
        assertThat(post.events(number, "grid01", "EMAIL")).containsExactly("WARNED");
        own.set("grid01", null, null, clock.instant());
        assertThat(own.of("grid01")).isEmpty();
    }

    @Test
    void each_resident_of_merged_reports_is_told_once_and_by_the_own_number() {
        String main = post.report(Post.MOBILE, null, "zh-CN");
        String second = post.report("13957284164", Post.EMAIL, "en");
        String third = post.report("13957284165", null, "zh-CN");
        List.of(main, second, third).forEach(post::dispatch);
        transactions.executeWithoutResult(status -> duplicates.merge(third, second, "desk"));
        transactions.executeWithoutResult(status -> duplicates.merge(second, main, "desk"));
        post.claim(main);
        post.answer(main, "垃圾已清运。");

        assertThat(post.events(main, "resident", "SMS")).containsExactly("SUBMITTED", "COMPLETED");
        assertThat(post.events(second, "resident", "SMS")).containsExactly("SUBMITTED", "MERGED", "COMPLETED");
        assertThat(post.events(second, "resident", "EMAIL"))
                .containsExactly("SUBMITTED", "DISPATCHED", "MERGED", "COMPLETED");
        assertThat(post.events(third, "resident", "SMS")).containsExactly("SUBMITTED", "MERGED", "COMPLETED");
        assertThat(texts.line(completed(third), Locale.SIMPLIFIED_CHINESE)).contains(third).contains("垃圾已清运。")
                .contains("前评价").doesNotContain(main);
    }

    private Message completed(String number) {
        return jdbc.sql("select * from message where tracking_number = ? and event = 'COMPLETED'").param(number)
                .query(MessageStore::message).single();
    }

    private String handled(@Nullable String phone, @Nullable String email) {
        String number = post.report(phone, email, "zh-CN");
        post.dispatch(number);
        post.claim(number);
        post.answer(number, "垃圾已清运。");
        return number;
    }
}
