package city.lastmile.terminal;

import city.lastmile.casework.CaseFile;
import city.lastmile.casework.RequestFile;
import city.lastmile.intake.PhotoInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case in the reader's language and the city's time; nothing in it is null that a template must ask twice for.
 *
 * @param file     the case
 * @param facts    what it is about, where it lies and by when, in the order of the page
 * @param steps    everything that happened, oldest first
 * @param photos   the resident's photographs
 * @param reasons  why this office is responsible
 */
record CaseView(CaseFile file, List<Line> facts, List<Step> steps, List<PhotoInfo> photos, List<Reason> reasons) {

    /** @return the request itself */
    public RequestFile request() {
        return file.request();
    }

    /**
     * @param label key of the text before it
     * @param value what it says
     */
    record Line(String label, String value) {
    }

    /**
     * @param instant when, for machines
     * @param at      when, for people
     * @param event   what; names a text
     * @param who     person or office that did it, or null where nobody did
     * @param office  the office concerned, or null
     * @param words   words for the resident, or null
     * @param details words for the file, or null
     */
    record Step(String instant, String at, String event, @Nullable String who, @Nullable String office,
            @Nullable String words, @Nullable String details) {
    }

    /**
     * @param decision how the table is called
     * @param version  its version, or null
     * @param rules    the rules that matched, in their own words and with their ids
     * @param inputs   what it looked at
     */
    record Reason(String decision, @Nullable Integer version, String rules, String inputs) {
    }
}
