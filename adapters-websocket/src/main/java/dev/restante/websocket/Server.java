package dev.restante.websocket;

import dev.restante.websocket.loopback.LoopbackProbe;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;

/** One Undertow on one port. */
final class Server {
    private static final int MAX_HEADERS = 100;
    private static final int MAX_PARAMETERS = 1_100;
    /** Milliseconds in which a request's headers have to arrive once they have begun. */
    private static final int HEADERS_WITHIN = 10_000;
    /** Milliseconds that a connection may idle between requests. */
    private static final int IDLE = 60_000;

    private static final int BACKLOG = 1_024;

    private final String host;
    private final int port;
    private final Undertow undertow;
    private final int ioThreads;
    private volatile @Nullable InetSocketAddress bound;
    private volatile LoopbackProbe.Vigil vigil = within -> "";

    Server(String host, int port, int ioThreads, int sendBuffer, HttpHandler handler) {
        this.host = host;
        this.port = port;
        this.ioThreads = ioThreads;
        this.undertow = Undertow.builder()
                .addHttpListener(port, host)
                .setIoThreads(ioThreads)
                // Nothing is dispatched to workers; XNIO wants one nevertheless.
                .setWorkerThreads(1)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, PublicSettings.MOST_HEADER_BYTES + 16 * 1024)
                .setServerOption(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
                // Each resource has a limit of its own, but for batches, which may be endless.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEADERS_WITHIN)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE)
                .setSocketOption(Options.SEND_BUFFER, sendBuffer)
                .setSocketOption(Options.TCP_NODELAY, true)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setHandler(new HttpContinueReadHandler(handler))
                .build();
    }

    InetSocketAddress open() {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            throw new CannotOpen(host, port, e);
        }
        InetSocketAddress address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        bound = address;
        vigil = new IoThreads(undertow.getWorker(), ioThreads);
        return address;
    }

    /** The address that it got; null while it is not open. */
    @Nullable
    InetSocketAddress bound() {
        return bound;
    }

    /** Looks at its threads, once it is open. */
    LoopbackProbe.Vigil vigil() {
        return within -> vigil.silent(within);
    }

    void close() {
        if (bound != null) {
            bound = null;
            undertow.stop();
        }
    }
}
