package city.lastmile.casework;

import city.lastmile.platform.RefusedInputException;
import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes several requests of one. */
@Service
@Transactional
class SplitDesk implements Splitting {

    private static final int MOST_WORDS = 1000;
    private static final int MOST_DESCRIPTION = 5000;
    private static final String CHANNEL = "split";
    private static final Set<RequestState> IN_HAND = Set.of(RequestState.AWAITING_CLAIM, RequestState.IN_PROGRESS,
            RequestState.RETURNED, RequestState.ARBITRATION, RequestState.SHELVED);

    private final RequestLedger ledger;
    private final RequestProcess process;
    private final CityRegister register;
    private final JdbcClient jdbc;
    private final Clock clock;

    SplitDesk(RequestLedger ledger, RequestProcess process, CityRegister register, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.process = process;
        this.register = register;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void split(String trackingNumber, List<Part> parts, String actor) {
        RequestFile file = ledger.hold(trackingNumber).filter(found -> IN_HAND.contains(found.state()))
                .orElseThrow(() -> new RefusedInputException("split.refused.notInHand", trackingNumber));
        if (file.confidential() || ledger.text(trackingNumber, Fact.PART_OF) != null) {
            throw new RefusedInputException("split.refused.kind");
        }
        int before = partsOf(trackingNumber).size();
        if (parts.isEmpty() || before + parts.size() > MOST_PARTS) {
            throw new RefusedInputException("split.refused.number", MOST_PARTS);
        }
        for (int index = 0; index < parts.size(); index++) {
            open(file, parts.get(index), before + index + 1);
        }
        ledger.write(trackingNumber, Map.of(Fact.HAS_PARTS, true),
                new JournalNote(JournalEvent.SPLIT, actor, null, null, "+" + parts.size()));
    }

    private void open(RequestFile lead, Part part, int count) {
        Category category = register.category(part.category()).filter(found -> !found.confidential())
                .orElseThrow(() -> new RefusedInputException("split.refused.category", TaskRules.shown(part.category())));
        String words = part.words().strip();
        if (words.isEmpty() || words.length() > MOST_WORDS) {
            throw new RefusedInputException("split.refused.words", MOST_WORDS);
        }
        NewRequest request = new NewRequest(lead.trackingNumber() + "-" + count, described(words, lead),
                category.code(), lead.town(), lead.grid(), lead.place(), lead.latitude(), lead.longitude(), null,
                CHANNEL, false, false, lead.trackingNumber(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        ledger.open(request, category, process.start(request, category),
                JournalNote.bySystem(JournalEvent.SUBMITTED, null, lead.trackingNumber()));
    }

    /** Who handles a part reads the whole report below what concerns him. */
    private static String described(String words, RequestFile lead) {
        String whole = words + "\n\n" + lead.trackingNumber() + "：\n" + lead.description();
        return whole.codePointCount(0, whole.length()) <= MOST_DESCRIPTION ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, MOST_DESCRIPTION));
    }

    @Override
    @Transactional(readOnly = true)
    public List<RequestFile> partsOf(String trackingNumber) {
        return jdbc.sql("select * from service_request where part_of = :number order by length(tracking_number), tracking_number")
                .param("number", trackingNumber).query(RequestFileMapper::map).list();
    }

    /** @return the parts that nobody has finished yet; sought where the request's row says that there are any */
    List<RequestFile> openParts(String trackingNumber) {
        if (!ledger.holds(trackingNumber, Fact.HAS_PARTS)) {
            return List.of();
        }
        return partsOf(trackingNumber).stream()
                .filter(part -> part.completedAt() == null && !part.state().isFinal()).toList();
    }
}
