package dev.restante.websocket;

import dev.restante.websocket.management.Operations;
import dev.restante.websocket.management.Pages;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The listener for operators and orchestrators, on a port and threads of its own, so that it answers whatever the
 * public one is busy with. First to open, last to close. Any number of threads.
 */
public final class ManagementListener {
    private static final int IO_THREADS = 1;
    /** Those of the operator's page. */
    private static final int STAYING = 16;
    private static final int SEND_BUFFER = 64 * 1024;

    private final Server server;

    /**
     * @param host name or address to bind
     * @param port 0 to 65535; 0 takes any that is free
     */
    public ManagementListener(String host, int port, Operations operations) {
        this.server = new Server(
                host,
                port,
                IO_THREADS,
                STAYING,
                SEND_BUFFER,
                Optional.empty(),
                Duration.ZERO,
                Pages.routes(host, operations));
    }

    /** Binds; answers the address that it got. Throws {@link CannotOpen}. */
    public InetSocketAddress open() {
        return server.open();
    }

    /** Gives up the port. May be repeated. */
    public void close() {
        server.close();
    }
}
