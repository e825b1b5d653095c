package city.lastmile.access;

import java.util.function.Supplier;

/** What the person signed on may see and do in Cockpit, as the engine's authorisations say. */
public interface CockpitRights {

    /** @return whether the person may open Cockpit, and so see how many cases stand where */
    boolean opens();

    /** @return whether the person may read running and finished cases there, apart from confidential ones */
    boolean readsCases();

    /** @return whether the person may move running cases to another version of their model */
    boolean movesCases();

    /** @return whether the person may see what such a move would do: who may move, and who designs models */
    boolean plansMoves();

    /**
     * Asks the engine in the name of the person signed on, who learns no more than his rights and tenants allow.
     *
     * @throws IllegalStateException when nobody is signed on
     */
    <T> T asReader(Supplier<T> question);
}
