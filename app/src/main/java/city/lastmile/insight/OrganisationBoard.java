package city.lastmile.insight;

import city.lastmile.casework.RequestState;
import java.time.Instant;
import java.util.Map;

/** The public face for the board of one organisation; counted at the moment it is asked for. */
public interface OrganisationBoard {

    /**
     * An organisation's open requests.
     *
     * @param asOf     when they were counted
     * @param byState  how they stand, by state; states that none stands in are left out
     * @param inHand   how many are in each officer's hands, by his id
     */
    record Standing(Instant asOf, Map<RequestState, Tally> byState, Map<String, Long> inHand) {

        /** @return all together */
        public Tally total() {
            return byState.values().stream().reduce(Tally.NONE, Tally::plus);
        }
    }

    /**
     * @param organisation code of the organisation
     * @param confidential whether complaints about officers are counted; for nobody but those who inspect them
     */
    Standing of(String organisation, boolean confidential);
}
