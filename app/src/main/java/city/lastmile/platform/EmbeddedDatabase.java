package city.lastmile.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL 17 in a folder of the working folder, on a loopback port.
 *
 * <p>The library it comes from is made for tests and switches {@code fsync} and {@code synchronous_commit} off;
 * here both are on, for an acknowledged report must survive a power cut.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String MAJOR_VERSION = "17";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final FileChannel lockChannel;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lockChannel) {
        this.server = server;
        this.lockChannel = lockChannel;
    }

    /**
     * Starts the server, creating the folder on first use.
     *
     * @throws DatabaseFolderException when the folder is in use by another process or was made by another major
     *                                 version of PostgreSQL
     */
    static EmbeddedDatabase start(Path folder, int port) {
        try {
            Files.createDirectories(folder.getParent());
            requireSameMajorVersion(folder);
            FileChannel lock = lock(folder);
            stopOrphan(folder);
            return new EmbeddedDatabase(launch(folder, port), lock);
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + folder + " could not be started", e);
        }
    }

    /** @return the address of the one database, for the JDBC driver */
    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
        lockChannel.close();
    }

    private static EmbeddedPostgres launch(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setOverrideWorkingDirectory(folder.resolveSibling("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                // Its hook would run beside Spring's and take the server away from an engine that is still stopping;
                // the context closes it when the pool is closed.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .start();
    }

    private static void requireSameMajorVersion(Path folder) throws IOException {
        Path version = folder.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
            throw new DatabaseFolderException("The database folder " + folder + " was made by PostgreSQL "
                    + Files.readString(version).strip() + ", this program runs PostgreSQL " + MAJOR_VERSION
                    + ". Dump it with the old version and load it with the new one, or name another folder"
                    + " by lastmile.database.folder.");
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DatabaseFolderException("The database folder " + folder + " is in use by another running"
                    + " Lastmile. Stop that one first, name another folder by lastmile.database.folder,"
                    + " or share one server by spring.datasource.url.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** After a kill -9 the server outlives us: we hold the lock, so whoever still serves the folder is orphaned. */
    private static void stopOrphan(Path folder) throws IOException {
        Optional<ProcessHandle> orphan = postmaster(folder);
        if (orphan.isPresent()) {
            LOG.warn("PostgreSQL process {} was left behind by a crash; stopping it", orphan.get().pid());
            orphan.get().destroy();
            awaitExit(orphan.get(), folder);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream().findFirst().map(String::strip).map(Long::valueOf)
                .flatMap(ProcessHandle::of).filter(EmbeddedDatabase::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }

    private static void awaitExit(ProcessHandle process, Path folder) {
        try {
            process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFolderException("Interrupted while PostgreSQL in " + folder + " was stopping");
        } catch (ExecutionException | TimeoutException e) {
            throw new DatabaseFolderException("PostgreSQL process " + process.pid() + " still serves " + folder
                    + " and does not stop. Stop it by hand, then start again.");
        }
    }
}
