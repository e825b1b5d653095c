package city.lastmile.publication;

import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives a new demonstration city its guides, news and notices. They take the way of any other article: written by an
 * officer of the office, approved by its head, made public by the engine.
 */
@Component
@Profile("demo")
class DemoArticles {

    private static final Logger LOG = LoggerFactory.getLogger(DemoArticles.class);
    private static final String FILES = "classpath:demo/articles/*.md";
    private static final long LOCK = 900_001;

    private final ResourcePatternResolver resources;
    private final Editorial editorial;
    private final CityRegister register;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    DemoArticles(ResourcePatternResolver resources, Editorial editorial, CityRegister register, TaskService tasks,
            JdbcClient jdbc, TransactionOperations transaction) {
        this.resources = resources;
        this.editorial = editorial;
        this.register = register;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() throws IOException {
        List<Map<String, String>> articles = new ArrayList<>();
        for (Resource file : sorted(resources.getResources(FILES))) {
            articles.add(read(file));
        }
        transaction.executeWithoutResult(status -> writeOnce(articles));
    }

    /** Of several nodes that start together, one writes; a city that has articles keeps its own. */
    private void writeOnce(List<Map<String, String>> articles) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
        boolean empty = jdbc.sql("select not exists (select from article)").query(Boolean.class).single();
        if (mine && empty) {
            articles.forEach(this::write);
            LOG.info("{} demonstration articles were written and approved", articles.size());
        }
    }

    private void write(Map<String, String> article) {
        String office = article.get("office");
        Officer head = register.members(GroupIds.head(office)).get(0);
        String author = register.members(GroupIds.organisation(office)).stream().map(Officer::id)
                .filter(id -> !id.equals(head.id())).findFirst().orElse(head.id());
        long id = editorial.create(form(article), office, author);
        editorial.submit(id, author);
        Task task = tasks.createTaskQuery().processInstanceBusinessKey("article-" + id).singleResult();
        tasks.setAssignee(task.getId(), head.id());
        tasks.complete(task.getId(), Map.of("decision", "APPROVE"));
    }

    private static ArticleForm form(Map<String, String> article) {
        return new ArticleForm(0, ArticleKind.valueOf(article.get("kind")), Network.valueOf(article.get("network")),
                article.get("title"), article.get("summary"), article.get("body"), article.get("audience"),
                article.get("papers"), article.get("place"), article.get("duration"), article.get("link"),
                Arrays.stream(article.getOrDefault("categories", "").split(" ")).filter(code -> !code.isEmpty()).toList(),
                "", "", "");
    }

    /** Lines of name and value, an empty line, and the text. A name that comes again adds a line. */
    private static Map<String, String> read(Resource file) throws IOException {
        String[] parts = file.getContentAsString(StandardCharsets.UTF_8).split("\n\n", 2);
        Map<String, String> article = new HashMap<>();
        parts[0].lines().map(line -> line.split(": ", 2))
                .forEach(line -> article.merge(line[0], line[1], (before, next) -> before + "\n" + next));
        article.put("body", parts[1]);
        return article;
    }

    private static List<Resource> sorted(Resource[] files) {
        return Arrays.stream(files).sorted(Comparator.comparing(Resource::getFilename)).toList();
    }
}
