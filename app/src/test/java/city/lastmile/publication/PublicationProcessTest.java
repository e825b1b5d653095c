package city.lastmile.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.publication.Publications.Shelf;
import city.lastmile.support.ProcessTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The model {@code publication} from handing in to the last end, each way once and all of its elements. */
@ProcessTest
class PublicationProcessTest {

    private static final String OFFICE = "dept-urban-management";
    private static final Map<String, Object> APPROVED = Map.of("decision", "APPROVE");

    @Autowired
    Editorial editorial;
    @Autowired
    ArticleStore articles;
    @Autowired
    Publications publications;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    ManagementService management;
    @Autowired
    Clock clock;

    @Test
    void what_an_editor_hands_in_and_the_head_approves_is_public_at_the_set_time_and_not_before() {
        Instant at = clock.instant().plus(Duration.ofDays(3));
        long article = submitted(form(ArticleKind.NEWS, Network.LIVELIHOOD, "夜间道路保洁提前一小时", Moments.field(at), ""));

        Task task = task(article, "ApproveArticle");
        assertThat(tasks.getVariablesLocal(task.getId())).containsEntry("summary", "夜间道路保洁提前一小时")
                .containsEntry("articleOffice", "胶州市城市管理局")
                .containsEntry("placeName", "胶州市城市管理局：夜间道路保洁提前一小时").containsEntry("publishTime", Moments.minute(at))
                .containsEntry("categoryName", "工作动态 · 民生").containsEntry("articlePage", article + "/versions/1");
        complete(task, "dept-head", APPROVED);

        assertThat(stage(article)).isEqualTo(Stage.SCHEDULED);
        assertThat(publications.find(article)).isEmpty();
        assertThat(job(article, "AwaitPublication").getDuedate().toInstant())
                .isEqualTo(Moments.parse(Moments.field(at)).orElseThrow());

        fire(article, "AwaitPublication");

        assertThat(stage(article)).isEqualTo(Stage.PUBLIC);
        assertThat(publications.find(article).orElseThrow().headline().title()).isEqualTo("夜间道路保洁提前一小时");
        fire(article, "AwaitReview");
        assertThat(publications.find(article)).isEmpty();
        assertThat(stage(article)).isEqualTo(Stage.EXPIRED);
        assertThat(happened(article)).containsExactly("EXPIRED", "PUBLISHED", "APPROVED dept-head", "SUBMITTED dept-staff");
        assertThat(running(article)).isZero();
    }

    @Test
    void a_guide_is_sent_back_with_a_reason_mended_and_looked_at_again_after_a_year() {
        long article = submitted(guide("路灯报修"));
        assertThatThrownBy(() -> complete(task(article, "ApproveArticle"), "dept-head", Map.of("decision", "SEND_BACK")))
                .hasRootCauseInstanceOf(RefusedInputException.class);
        complete(task(article, "ApproveArticle"), "dept-head",
                Map.of("decision", "SEND_BACK", "decisionReason", "请写明办理时限。"));
        assertThat(stage(article)).isEqualTo(Stage.SENT_BACK);
        assertThat(articles.events(article).get(0).words()).isEqualTo("请写明办理时限。");

        editorial.save(article, next(article, "路灯报修（更新）"), "dept-staff");
        editorial.submit(article, "dept-staff");
        publish(article);
        assertThat(publications.find(article).orElseThrow().headline().title()).isEqualTo("路灯报修（更新）");

        fire(article, "AwaitReview");
        complete(task(article, "ConfirmStillValid"), "dept-head", Map.of("decision", "KEEP"));
        assertThat(publications.find(article)).isPresent();
        fire(article, "AwaitReview");
        complete(task(article, "ConfirmStillValid"), "dept-head", Map.of("decision", "RETIRE", "decisionReason", "改由物业办理。"));
        assertThat(publications.find(article)).isEmpty();
        assertThat(stage(article)).isEqualTo(Stage.RETIRED);
        assertThat(articles.versions(article)).extracting(version -> version.text().title())
                .containsExactly("路灯报修（更新）", "路灯报修");
    }

    @Test
    void a_newer_version_takes_the_place_of_the_public_one_only_when_it_is_public_itself() {
        long article = submitted(guide("井盖报修"));
        publish(article);
        editorial.save(article, next(article, "井盖破损报修"), "dept-staff");
        editorial.submit(article, "dept-staff");
        assertThat(publications.find(article).orElseThrow().headline().title()).isEqualTo("井盖报修");
        assertThat(running(article)).isEqualTo(2);

        complete(task(article, "ApproveArticle"), "dept-head", APPROVED);
        fire(article, "AwaitPublication");

        assertThat(publications.find(article).orElseThrow().headline().title()).isEqualTo("井盖破损报修");
        assertThat(running(article)).isOne();
        assertThat(happened(article)).contains("REPLACED");
    }

    @Test
    void the_head_takes_back_what_is_public_and_what_waits_and_every_version_is_kept() {
        long article = submitted(guide("公厕开放时间"));
        publish(article);
        editorial.save(article, next(article, "公厕延时开放"), "dept-staff");
        editorial.submit(article, "dept-staff");

        assertThatThrownBy(() -> editorial.withdraw(article, "dept-head", " ")).isInstanceOf(RefusedInputException.class);
        editorial.withdraw(article, "dept-head", "时间有误。");

        assertThat(publications.find(article)).isEmpty();
        assertThat(stage(article)).isEqualTo(Stage.WITHDRAWN);
        assertThat(running(article)).isZero();
        assertThat(articles.versions(article)).hasSize(2);
        assertThat(happened(article).subList(0, 2)).containsExactly("WITHDRAWN dept-head", "WITHDRAWN dept-head");
        assertThatThrownBy(() -> editorial.withdraw(article, "dept-head", "再撤一次")).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void what_nobody_reviews_in_time_goes_to_the_tier_above() {
        long article = submitted(guide("占道经营举报"));

        fire(article, "ApprovalOverdue");

        assertThat(tasks.createTaskQuery().taskId(task(article, "ApproveArticle").getId())
                .taskCandidateGroup("city-leaders").count()).isOne();
        complete(task(article, "ApproveArticle"), "leader", APPROVED);
        assertThat(happened(article)).startsWith("APPROVED leader", "ESCALATED");
    }

    @Test
    void an_office_that_does_not_publish_in_a_network_reads_so_at_once() {
        long article = submitted(form(ArticleKind.NEWS, Network.PARTY, "主题党日活动", "", ""));

        assertThat(stage(article)).isEqualTo(Stage.SENT_BACK);
        assertThat(happened(article)).containsExactly("REFUSED", "SUBMITTED dept-staff");
        assertThat(running(article)).isZero();
    }

    @Test
    void nobody_approves_what_he_wrote_himself_while_others_can() {
        long article = editorial.create(guide("渣土车扰民举报"), OFFICE, "dept-head");
        editorial.submit(article, "dept-head");

        assertThatThrownBy(() -> complete(task(article, "ApproveArticle"), "dept-head", APPROVED))
                .hasRootCauseInstanceOf(RefusedInputException.class);
        assertThat(stage(article)).isEqualTo(Stage.IN_REVIEW);
    }

    @Test
    void two_editors_never_overwrite_each_other_and_nothing_is_changed_while_it_is_reviewed() {
        long article = editorial.create(guide("噪声举报"), OFFICE, "dept-staff");
        ArticleForm mine = next(article, "夜间噪声举报");
        editorial.save(article, next(article, "噪声扰民举报"), "dept-head");

        assertThatThrownBy(() -> editorial.save(article, mine, "dept-staff")).isInstanceOf(RefusedInputException.class);
        editorial.submit(article, "dept-staff");
        assertThatThrownBy(() -> editorial.save(article, next(article, "改"), "dept-staff"))
                .isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> editorial.submit(article, "dept-staff")).isInstanceOf(RefusedInputException.class);
        assertThat(articles.versions(article)).hasSize(2);
    }

    @Test
    void an_end_that_the_editors_set_comes_before_what_the_table_says() {
        Instant end = clock.instant().plus(Duration.ofDays(2));
        long article = submitted(form(ArticleKind.GUIDE, Network.SAFETY, "汛期临时避险点", "", Moments.field(end)));
        publish(article);

        assertThat(job(article, "AwaitReview").getDuedate().toInstant())
                .isEqualTo(Moments.parse(Moments.field(end)).orElseThrow());
        fire(article, "AwaitReview");
        assertThat(stage(article)).isEqualTo(Stage.EXPIRED);
    }

    @Test
    void residents_find_only_what_is_public() {
        long draft = editorial.create(guide("独角兽饲养登记"), OFFICE, "dept-staff");
        Shelf all = new Shelf(null, null, null);
        assertThat(publications.search(all, "独角兽", 5)).isEmpty();
        editorial.submit(draft, "dept-staff");
        assertThat(publications.search(all, "独角兽", 5)).isEmpty();

        publish(draft);

        assertThat(publications.search(all, "独角兽", 5)).extracting(Headline::id).containsExactly(draft);
    }

    private void publish(long article) {
        complete(task(article, "ApproveArticle"), "dept-head", APPROVED);
        fire(article, "AwaitPublication");
    }

    private long submitted(ArticleForm form) {
        long article = editorial.create(form, OFFICE, "dept-staff");
        editorial.submit(article, "dept-staff");
        return article;
    }

    private static ArticleForm guide(String title) {
        return form(ArticleKind.GUIDE, Network.LIVELIHOOD, title, "", "");
    }

    private static ArticleForm form(ArticleKind kind, Network network, String title, String publishAt, String shownUntil) {
        return new ArticleForm(0, kind, network, title, "一句话说明。", "## 怎么办\n\n写明地点即可。", "所有市民", "无", "网上", "两个工作日", "",
                List.of(), publishAt, shownUntil, "");
    }

    private ArticleForm next(long id, String title) {
        Article article = articles.find(id).orElseThrow();
        ArticleForm form = ArticleForm.of(article, articles.version(id, article.version()).orElseThrow());
        return new ArticleForm(form.version(), form.kind(), form.network(), title, form.summary(), form.body(),
                form.audience(), form.papers(), form.place(), form.duration(), form.link(), form.categories(),
                form.publishAt(), form.shownUntil(), "改标题");
    }

    private Stage stage(long article) {
        return articles.find(article).orElseThrow().stage();
    }

    private List<String> happened(long article) {
        return articles.events(article).stream()
                .map(event -> event.kind() + (event.actor() == null ? "" : " " + event.actor())).toList();
    }

    private long running(long article) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey("article-" + article).count();
    }

    private Task task(long article, String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey("article-" + article).taskDefinitionKey(key)
                .singleResult();
    }

    private void complete(Task task, String officer, Map<String, Object> form) {
        tasks.setAssignee(task.getId(), officer);
        tasks.complete(task.getId(), form);
    }

    private void fire(long article, String element) {
        management.executeJob(job(article, element).getId());
    }

    private Job job(long article, String element) {
        List<Job> jobs = runtime.createProcessInstanceQuery().processInstanceBusinessKey("article-" + article).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
                .filter(job -> element.equals(management.createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId())).toList();
        assertThat(jobs).as(element).hasSize(1);
        return jobs.get(0);
    }
}
