package city.lastmile.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.lastmile.support.CaseDriver;
import city.lastmile.support.ProcessTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class WithdrawalTest {

    @Autowired
    CaseDriver cases;
    @Autowired
    Casework casework;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_resident_may_take_back_what_a_node_is_just_about_to_triage() {
        String number = cases.report("garbage", "370281001", "370281001-0001", null);
        CompletableFuture<Answer> withdrawn = new TransactionTemplate(transactions).execute(marking -> {
            assertThat(jdbc.sql("""
                    update act_ru_job set rev_ = rev_ + 1, lock_owner_ = 'another node', lock_exp_time_ = now()
                    where process_instance_id_ = :instance""").param("instance", instance(number)).update()).isOne();
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> casework.withdraw(number, "已解决"));
            await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted and pid <> pg_backend_pid()")
                    .query(Integer.class).single() > 0);
            return answer;
        });

        assertThat(withdrawn).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(Answer.DONE);
        assertThat(cases.file(number).state()).isEqualTo(RequestState.WITHDRAWN);
    }

    private String instance(String number) {
        return jdbc.sql("select process_instance_id from service_request where tracking_number = :number")
                .param("number", number).query(String.class).single();
    }
}
