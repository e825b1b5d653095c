package city.lastmile.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Puts a request's file together from its facts and its journal. */
@Repository
class CaseFileReader implements CaseFiles {

    private static final TypeReference<List<CaseFile.Decision>> DECISIONS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final RequestLedger ledger;
    private final ObjectMapper json;

    CaseFileReader(JdbcClient jdbc, RequestLedger ledger, ObjectMapper json) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseFile> open(String trackingNumber) {
        return jdbc.sql("select * from service_request where tracking_number = :number")
                .param("number", trackingNumber).query(this::file).optional();
    }

    private CaseFile file(ResultSet row, int index) throws SQLException {
        RequestFile request = RequestFileMapper.map(row, index);
        return new CaseFile(request, row.getString("subject_organisation"), row.getString("responsible_officer"),
                offices(row), row.getString("superior_group"), row.getString("file_note"),
                decisions(row.getString("triage_explanation")),
                ledger.journal(request.trackingNumber()).stream().map(CaseFileReader::step).toList());
    }

    private static Set<String> offices(ResultSet row) throws SQLException {
        return Stream.of(Optional.ofNullable(row.getString("responsible_group")),
                        Optional.ofNullable(row.getString("superior_group")),
                        Optional.ofNullable(row.getString("top_group")))
                .flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    List<CaseFile.Decision> decisions(@Nullable String explanation) {
        try {
            return explanation == null ? List.of() : Objects.requireNonNull(json.readValue(explanation, DECISIONS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The explanation of a decision cannot be read", e);
        }
    }

    private static CaseFile.Step step(JournalEntry entry) {
        return new CaseFile.Step(entry.at(), JournalEvent.valueOf(entry.event()), entry.actor(), entry.office(),
                entry.publicWords(), entry.details());
    }
}
