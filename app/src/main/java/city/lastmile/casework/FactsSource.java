package city.lastmile.casework;

import java.util.Map;

/** Where facts of requests come from; behind the repository, which is there only after the engine. */
@FunctionalInterface
interface FactsSource {

    /** @return what the file knows by now, by the names of variables; empty without such a request */
    Map<String, Object> of(String trackingNumber);
}
