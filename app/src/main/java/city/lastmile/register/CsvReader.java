package city.lastmile.register;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV files in UTF-8, with or without byte order mark, first line naming the columns. */
final class CsvReader {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).get();
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final RegisterSource source;
    private final Problems problems;

    CsvReader(RegisterSource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** @return the file's lines; empty after a problem, which is noted */
    List<CsvRow> rows(String file, String... columns) {
        Optional<byte[]> content = source.content(file);
        if (content.isEmpty()) {
            problems.add(file, 0, "missingFile");
            return List.of();
        }
        return decode(file, content.get(), problems).map(text -> parse(file, text, columns)).orElse(List.of());
    }

    /** @return the text, or nothing when the bytes are not UTF-8, which is noted with the line */
    static Optional<String> decode(String file, byte[] content, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes).toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(file, firstBadLine(content), "notUtf8");
            return Optional.empty();
        }
    }

    private static long firstBadLine(byte[] content) {
        String lenient = new String(content, StandardCharsets.UTF_8);
        int bad = Math.max(0, lenient.indexOf('\uFFFD'));
        return lenient.substring(0, bad).chars().filter(c -> c == '\n').count() + 1;
    }

    private List<CsvRow> parse(String file, String text, String... columns) {
        List<CsvRow> rows = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            if (lacksColumn(file, parser, columns)) {
                return List.of();
            }
            for (CSVRecord values : parser) {
                rows.add(new CsvRow(file, parser.getCurrentLineNumber(), values));
                if (!values.isConsistent()) {
                    problems.add(file, parser.getCurrentLineNumber(), "wrongNumberOfValues", values.size(),
                            parser.getHeaderNames().size());
                }
            }
        } catch (IOException | RuntimeException e) {
            problems.add(file, rows.size() + 2L, "notCsv", String.valueOf(e.getMessage()));
            return List.of();
        }
        return rows;
    }

    private boolean lacksColumn(String file, CSVParser parser, String... columns) {
        boolean lacks = false;
        for (String column : columns) {
            if (!parser.getHeaderNames().contains(column)) {
                problems.add(file, 1, "missingColumn", column);
                lacks = true;
            }
        }
        return lacks;
    }
}
