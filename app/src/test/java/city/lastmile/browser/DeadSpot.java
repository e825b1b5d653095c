package city.lastmile.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a telephone and the city, which can be cut. What the browser's own tools cut leaves out its service
 * workers; here nothing gets through, whoever asks.
 */
final class DeadSpot implements AutoCloseable {

    private final int port;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    /** @param behind the port of the application */
    DeadSpot(int behind) {
        this.behind = behind;
        this.door = listen(0);
        this.port = door.getLocalPort();
        serve(door);
    }

    /** @return the address that goes through here */
    String home() {
        return "http://localhost:" + port;
    }

    /** From now on nothing gets through, and what was under way is lost. */
    void cut() {
        shut(door);
        open.forEach(DeadSpot::shut);
        open.clear();
    }

    /** The network is back. */
    void mend() {
        door = listen(port);
        serve(door);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ServerSocket at) {
        start(() -> {
            while (!at.isClosed()) {
                Socket outside = at.accept();
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                open.add(outside);
                open.add(inside);
                start(() -> pass(outside, inside));
                start(() -> pass(inside, outside));
            }
        });
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } finally {
            open.remove(from);
        }
    }

    /** Work that may be cut short at any time. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException cut) {
                // that is what this is for
            }
        }, "dead-spot");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
