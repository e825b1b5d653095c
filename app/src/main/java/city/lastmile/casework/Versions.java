package city.lastmile.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a model, and how running cases go from one to another, element by element of the same name. Asking
 * who may do that is the caller's part.
 */
public interface Versions {

    /** The reason of a case that somebody was working on at the very moment; tried again, it may well go. */
    String BUSY = "Somebody was working on it; try again";

    /**
     * What became of some cases.
     *
     * @param moved   how many cases are of the new version now
     * @param refused those that stay, and why
     * @param left    how many cases of the old version have not been looked at yet
     */
    record Report(int moved, List<Refusal> refused, long left) {
    }

    /**
     * A case that stays. Confidential ones are among them: whoever shows it, asks first.
     *
     * @param trackingNumber of the case
     * @param reasons        each names the element that the new version has no place for
     */
    record Refusal(String trackingNumber, List<String> reasons) {
    }

    /**
     * One version.
     *
     * @param version of the process
     * @param running how many cases go by it
     */
    record Version(int version, long running) {
    }

    /**
     * An element of the old version that has no place in the new one.
     *
     * @param id     of the element
     * @param name   as the model calls it, or null
     * @param remade whether the new version has an element of this id, but of another kind
     * @param cases  how many cases stand there now and would stay
     */
    record Gap(String id, @Nullable String name, boolean remade, int cases) {
    }

    /** @return all versions of the process, the oldest first; empty for an unknown process */
    List<Version> versions(String process);

    /**
     * @return what the new version has no place for
     * @throws IllegalArgumentException when there is no such process or version
     */
    List<Gap> gaps(String process, int from, int to);

    /**
     * Moves cases and takes each move back, to see how it would go.
     *
     * @param most how many cases to try at most
     * @return what would become of them; {@code moved} are those that could
     * @throws IllegalArgumentException when there is no such process or version, or both versions are the same
     */
    Report rehearse(String process, int from, int to, int most);

    /**
     * Moves cases, each in a transaction of its own.
     *
     * @param skip how many cases of the old version to pass over: those that earlier calls refused
     * @param most how many cases to move at most
     * @throws IllegalArgumentException when there is no such process or version, or both versions are the same
     */
    Report move(String process, int from, int to, int skip, int most);
}
