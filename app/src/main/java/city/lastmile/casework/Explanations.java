package city.lastmile.casework;

import java.util.List;

/** The face of casework for residents who ask why an office is responsible. */
public interface Explanations {

    /**
     * @return why triage chose the office and the deadlines, in the words that the tables' maintainers wrote beside the
     *         rules, in Chinese; empty before triage and for an unknown request
     */
    List<String> inPlainWords(String trackingNumber);
}
