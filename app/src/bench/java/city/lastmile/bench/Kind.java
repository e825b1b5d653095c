package city.lastmile.bench;

import java.util.function.Function;

/** The contenders, in the order of their turns. */
enum Kind {

    V("plain Camunda 7.24 on Spring Boot, default settings, authorisations on", PlainCamunda::new),
    // Not by method references: those would look for Flowable in JVMs that do not have it.
    F("Flowable 7.2, default settings", jdbcUrl -> Flowable.asItComes(jdbcUrl)),
    T("Flowable 7.2, tuned: no history, one JSON variable", jdbcUrl -> Flowable.tuned(jdbcUrl)),
    L("Lastmile, everything on", Lastmile::new),
    P("floor: bare JDBC, six commits, fewest rows, one round trip per commit", Floor::new);

    private final String description;
    private final Function<String, Contender> opener;

    Kind(String description, Function<String, Contender> opener) {
        this.description = description;
        this.opener = opener;
    }

    String description() {
        return description;
    }

    /** Starts it in this JVM. */
    Contender open(String jdbcUrl) {
        return opener.apply(jdbcUrl);
    }

    /** @return whether it is a Spring Boot application, which sets up its own logging */
    boolean isSpringApplication() {
        return this == V || this == L;
    }

    /** @return what its JVM needs; the leading process was told both paths by the build */
    String classPath() {
        return System.getProperty(this == F || this == T ? "bench.path.all" : "bench.path.application");
    }
}
