package city.lastmile.bench;

import city.lastmile.access.Accounts;
import city.lastmile.casework.Casework;
import city.lastmile.casework.Worklist;
import city.lastmile.insight.OrganisationBoard;
import city.lastmile.insight.RequestLists;
import city.lastmile.insight.Selection;
import city.lastmile.insight.Selection.Figure;
import city.lastmile.insight.StandingFigures;
import city.lastmile.intake.Contact;
import city.lastmile.intake.Receipt;
import city.lastmile.intake.Reply;
import city.lastmile.intake.Report;
import city.lastmile.intake.ReportDesk;
import city.lastmile.publication.Publications;
import city.lastmile.publication.Publications.Shelf;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Officer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.ApplicationContext;

/**
 * Asks Lastmile what officers, heads, leaders and residents ask of full tables: by its own faces, by the engine's queries,
 * by Tasklist's filters, and over HTTP from the same JVM.
 */
final class Asking {

    private static final String PASSWORD = "kettle-orbit-violet-59";
    /** People of each kind among whom the calls are spread. */
    private static final int PEOPLE = 5;
    private static final int PAGE = 20;
    private static final int CARDS = 15;
    private static final int LINES = 50;

    private final ApplicationContext context;
    private final String site;
    private final CityRegister register;
    private final IdentityService identities;
    private final SignedOn nobody;
    private final Map<String, SignedOn> browsers = new HashMap<>();
    private final Map<Integer, Receipt> receipts = new HashMap<>();

    Asking(ApplicationContext context, int port) {
        this.context = context;
        this.site = "http://127.0.0.1:" + port;
        this.nobody = SignedOn.asNobody(site);
        this.register = context.getBean(CityRegister.class);
        this.identities = context.getBean(IdentityService.class);
    }

    void ask(Question question, Random random) throws Exception {
        String group = Filled.group(random);
        String town = Filled.TOWNS.get(random.nextInt(PEOPLE));
        switch (question) {
            case ENGINES_LIST -> asOneOf(group, open -> open.orderByTaskCreateTime().desc().listPage(0, PAGE));
            case ENGINES_COUNT -> asOneOf(group, TaskQuery::count);
            case TRACKING -> context.getBean(Casework.class).find(Filled.number(random)).orElseThrow();
            case OFFICE_LIST -> context.getBean(Worklist.class).offered("nobody", Set.of(group), null, PAGE);
            case TOWN_BOARD -> context.getBean(OrganisationBoard.class).of(town, false);
            case TOWN_LIST -> context.getBean(RequestLists.class)
                    .page(Selection.of(town, Set.of(), Figure.OPEN, false), null, LINES);
            case STANDING -> context.getBean(StandingFigures.class).open();
            case SEARCH -> context.getBean(Publications.class)
                    .search(new Shelf(null, null, null), Filled.words(random), PAGE);
            case TASKLIST_GRID -> filter("待认领（本单位）", officer(Filled.gridGroup(random.nextInt(PEOPLE))));
            case TASKLIST_CITY -> filter("全市", officer("city-leaders"));
            case GRID_PAGE -> browser(Filled.gridGroup(random.nextInt(PEOPLE))).get("/staff/grid");
            case BOARD_PAGE -> browser("head-" + town).get("/staff/board");
            case BOARD_LIST -> browser("head-" + town).get("/staff/board/requests");
            case CITY_PAGE, CITY_PAGE_ALONE -> browser("city-leaders").get("/staff/city");
            case TRACKING_PAGE -> follow(receipts.computeIfAbsent(random.nextInt(PEOPLE), any -> reported()));
            case SEARCH_PAGE -> nobody.get("/search?q="
                    + URLEncoder.encode(Filled.words(random), StandardCharsets.UTF_8));
        }
    }

    private void asOneOf(String group, Consumer<TaskQuery> ask) {
        identities.setAuthentication("nobody", List.of(group));
        try {
            ask.accept(context.getBean(TaskService.class).createTaskQuery().taskCandidateGroup(group));
        } finally {
            identities.clearAuthentication();
        }
    }

    /** As Tasklist does for each look: the cards of a page, and how many there are. */
    private void filter(String name, Officer officer) {
        FilterService filters = context.getBean(FilterService.class);
        String id = filters.createFilterQuery().filterName(name).singleResult().getId();
        identities.setAuthentication(officer.id(), List.copyOf(officer.groups()));
        try {
            filters.listPage(id, 0, CARDS);
            filters.count(id);
        } finally {
            identities.clearAuthentication();
        }
    }

    /** @return somebody of the group, whom the engine knows */
    private Officer officer(String group) {
        Officer officer = register.members(group).get(0);
        browsers.computeIfAbsent(group, any -> signedOn(officer));
        return officer;
    }

    private SignedOn browser(String group) {
        officer(group);
        return browsers.get(group);
    }

    private SignedOn signedOn(Officer officer) {
        context.getBean(Accounts.class).setPassword(officer.id(), PASSWORD);
        try {
            return SignedOn.as(site, officer.id(), PASSWORD);
        } catch (Exception e) {
            throw new IllegalStateException(officer.id(), e);
        }
    }

    private Receipt reported() {
        Report report = new Report("小区北门外的垃圾桶已经三天没有清运。", "garbage", null, null, Filled.TOWNS.get(0), null,
                "小区北门外", null, Contact.NONE, "api", null);
        if (context.getBean(ReportDesk.class).submit(report, List.of(), null, "127.0.0.1")
                instanceof Reply.Granted<Receipt> granted) {
            return granted.value();
        }
        throw new IllegalStateException("The report was refused");
    }

    private void follow(Receipt receipt) throws Exception {
        nobody.get("/api/v1/requests/" + receipt.trackingNumber(), "X-Follow-Up-Code",
                receipt.followUpCode());
    }
}
