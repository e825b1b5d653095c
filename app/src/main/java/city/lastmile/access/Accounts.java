package city.lastmile.access;

import java.util.NoSuchElementException;

/**
 * The face of the accounts. The register says who somebody is and which groups the person is in; here is only
 * whether and how the person signs on. Nobody has an account, and nobody an identity in the engine, before one of
 * these methods asks for it: a city has more officers than can be hashed at a start.
 */
public interface Accounts {

    /**
     * Sets the password that the person chose, and creates account and engine identity if need be. Sessions begun
     * with the former password end.
     *
     * @throws UnfitPasswordException when the password must not be used
     * @throws NoSuchElementException when the register knows no such officer
     */
    void setPassword(String officerId, CharSequence password);

    /**
     * Sets a random password to be handed over, with which the person can do nothing but choose another.
     *
     * @return the password; kept nowhere
     * @throws NoSuchElementException when the register knows no such officer
     */
    String issuePassword(String officerId);

    /**
     * Creates or brings up to date the person's identity in the engine: name, groups, memberships.
     *
     * @throws NoSuchElementException when the register knows no such officer
     */
    void provision(String officerId);

    /** Lets the person sign on or not; sessions of a person who may not end at the next request. */
    void setEnabled(String officerId, boolean enabled);
}
