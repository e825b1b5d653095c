package city.lastmile.casework;

import java.util.List;

/** The face of casework for whoever asks why an office is responsible. */
public interface Explanations {

    /**
     * @return why triage chose the office and the deadlines, in the words that the tables' maintainers wrote beside the
     *         rules, in Chinese; empty before triage and for an unknown request
     */
    List<String> inPlainWords(String trackingNumber);

    /**
     * A table and what it says of the rules that matched, in Chinese.
     *
     * @param table its name
     * @param rules the rules' own words, those without any left out
     */
    record Named(String table, List<String> rules) {
    }

    /** @return how a decision of triage is called, in the version that decided; ids alone where that is there no more */
    Named named(CaseFile.Decision decision);
}
