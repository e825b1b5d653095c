package city.lastmile.terminal;

import city.lastmile.access.TaskDesk;
import city.lastmile.casework.RequestState;
import city.lastmile.casework.Worklist;
import city.lastmile.insight.OrganisationBoard;
import city.lastmile.insight.RequestLists;
import city.lastmile.insight.Selection;
import city.lastmile.insight.Selection.Figure;
import city.lastmile.insight.Tally;
import city.lastmile.register.Availability;
import city.lastmile.register.Officer;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a head sees of the own organisation. */
@Component
class BoardViews {

    /** As many cards as a column shows; the rest is a list away. */
    private static final int CARDS = 20;
    private static final int DECISIONS = 50;
    /** What waits for a head, besides claims. Heads assign by the board itself. */
    private static final Set<String> DECISIVE = Set.of("DecideExtension", "DecideShelving", "ReviewResult",
            "SuperviseRequest", "DecideAppeal", "ExplainInWriting", "ReassignResponsibility", "ArbitrateResponsibility",
            "AssignRequest", "AssignRequestByCity", "LookAtDissatisfaction", "ConfirmDecline", "CallBackResident");

    /** Approvals of articles; they are no requests, and few. */
    private static final String PUBLICATION = "publication";

    /** The columns, in the order of the way that a request goes. */
    enum Lane {
        WAITING(RequestState.AWAITING_CLAIM),
        IN_HAND(RequestState.IN_PROGRESS),
        SHELVED(RequestState.SHELVED),
        CONTESTED(RequestState.RETURNED, RequestState.ARBITRATION),
        ANSWERED(RequestState.COMPLETED, RequestState.CALLED_BACK);

        private final Set<RequestState> states;

        Lane(RequestState first, RequestState... more) {
            this.states = EnumSet.of(first, more);
        }

        Set<RequestState> states() {
            return states;
        }
    }

    /**
     * The board.
     *
     * @param asOf     when it was counted, for people
     * @param shown    which of the requests the cards are of; names a text
     * @param total    all open requests
     * @param officers the organisation's people with what they have in hand
     */
    record Board(String organisation, String asOf, Figure shown, Tally total, List<Column> columns,
            List<Colleague> officers, List<Decision> decisions) {
    }

    /** One column, with its first cards. */
    record Column(Lane lane, Tally tally, List<RequestRow> cards) {
    }

    /**
     * Somebody to whom requests can be given.
     *
     * @param away last day of leave, or an empty text
     */
    record Colleague(String id, String name, long inHand, String away) {
    }

    /**
     * A task that waits for the head.
     *
     * @param page  where to read what it is about
     * @param label of that page
     * @param about a category, or an article's title
     * @param due   by when, for people; empty without a deadline
     */
    record Decision(String task, String name, String page, String label, String about, String due, boolean late) {
    }

    private final OrganisationBoard board;
    private final RequestLists lists;
    private final Worklist worklist;
    private final TaskDesk tasks;
    private final RequestRows rows;
    private final Realm realm;
    private final Availability availability;
    private final Clock clock;
    private final DateTimeFormatter second;
    private final DateTimeFormatter minute;

    BoardViews(OrganisationBoard board, RequestLists lists, Worklist worklist, TaskDesk tasks, RequestRows rows,
            Realm realm, Availability availability, Clock clock) {
        this.board = board;
        this.lists = lists;
        this.worklist = worklist;
        this.tasks = tasks;
        this.rows = rows;
        this.realm = realm;
        this.availability = availability;
        this.clock = clock;
        this.second = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(clock.getZone());
        this.minute = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(clock.getZone());
    }

    Board of(String organisation, String head, Figure shown, Locale locale) {
        boolean inspects = Realm.inspects(organisation);
        OrganisationBoard.Standing standing = board.of(organisation, inspects);
        List<Column> columns = Arrays.stream(Lane.values()).map(lane -> new Column(lane, tally(standing, lane),
                lists.page(Selection.of(organisation, lane.states(), shown, inspects), null, CARDS).stream()
                        .map(line -> rows.of(line, locale)).toList())).toList();
        return new Board(rows.organisation(organisation, locale), second.format(standing.asOf()), shown,
                standing.total(), columns, colleagues(organisation, standing), decisions(head, locale));
    }

    private static Tally tally(OrganisationBoard.Standing standing, Lane lane) {
        return lane.states().stream().map(state -> standing.byState().getOrDefault(state, Tally.NONE))
                .reduce(Tally.NONE, Tally::plus);
    }

    /** Of a town's many grid officers those who have something in hand, and those who have nothing but leave. */
    private List<Colleague> colleagues(String organisation, OrganisationBoard.Standing standing) {
        Map<String, Long> inHand = standing.inHand();
        Set<String> away = availability.away();
        return realm.people(organisation).stream()
                .filter(officer -> !Realm.isGridOfficer(officer) || inHand.containsKey(officer.id())
                        || away.contains(officer.id()))
                .map(officer -> colleague(officer, inHand)).toList();
    }

    private Colleague colleague(Officer officer, Map<String, Long> inHand) {
        return new Colleague(officer.id(), rows.officer(officer.id()), inHand.getOrDefault(officer.id(), 0L),
                availability.awayUntil(officer.id()).map(Object::toString).orElse(""));
    }

    /** @return the officers of the organisation and of the office that answers for the request, least in hand first */
    List<Colleague> choice(String organisation, List<Officer> office) {
        Map<String, Long> inHand = board.of(organisation, Realm.inspects(organisation)).inHand();
        return Stream.concat(office.stream(), realm.people(organisation).stream()
                        .filter(officer -> !Realm.isGridOfficer(officer))).distinct()
                .map(officer -> colleague(officer, inHand)).toList();
    }

    private List<Decision> decisions(String head, Locale locale) {
        return Stream.concat(
                worklist.before(head, realm.groups(head), DECISIVE, DECISIONS).stream().map(item -> new Dated(item.due(),
                        decision(item, locale))),
                tasks.waiting(PUBLICATION, DECISIONS).stream().map(task -> new Dated(
                        Objects.requireNonNullElse(task.due(), Instant.MAX), decision(task))))
                .sorted(Comparator.comparing(Dated::due)).map(Dated::decision).toList();
    }

    private record Dated(Instant due, Decision decision) {
    }

    private Decision decision(Worklist.Item item, Locale locale) {
        String number = item.request().trackingNumber();
        return new Decision(item.taskId(), item.taskName(), "/staff/requests/" + number, number,
                rows.category(item.request().category(), locale), minute.format(item.due()), isOver(item.due()));
    }

    private Decision decision(TaskDesk.Waiting task) {
        Object title = task.card().getOrDefault("summary", "");
        Object kind = task.card().getOrDefault("categoryName", "");
        return new Decision(task.id(), task.name(), "/staff/articles/" + task.card().get("articlePage"), title.toString(),
                kind.toString(), task.due() == null ? "" : minute.format(task.due()), task.due() != null && isOver(task.due()));
    }

    private boolean isOver(Instant due) {
        return due.isBefore(clock.instant());
    }
}
