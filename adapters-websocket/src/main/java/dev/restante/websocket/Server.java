package dev.restante.websocket;

import dev.restante.websocket.loopback.LoopbackProbe;
import dev.restante.websocket.tls.NodeCertificate;
import dev.restante.websocket.tls.TlsDoor;
import dev.restante.websocket.tls.TlsSettings;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xnio.Option;
import org.xnio.OptionMap;
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
    /** TCP connections beside those that stay: of requests, of handshakes, and of whoever says nothing. */
    private static final int PASSING = 1_000;

    private static final OptionMap OPTIONS = OptionMap.builder()
            .set(UndertowOptions.MAX_HEADER_SIZE, PublicSettings.MOST_HEADER_BYTES + 16 * 1024)
            .set(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
            .set(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
            // Each resource has a limit of its own, but for batches, which may be endless.
            .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEADERS_WITHIN)
            .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE)
            .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
            .getMap();

    private final String host;
    private final int port;
    private final Undertow undertow;
    private final int ioThreads;
    private final OptionMap sockets;
    private final @Nullable TlsDoor tls;
    private volatile @Nullable InetSocketAddress bound;
    private volatile LoopbackProbe.Vigil vigil = within -> "";

    /**
     * @param staying connections for longer than a request, at most
     * @param silence after which a connection over HTTP/2 is cut; matters where it speaks TLS
     */
    Server(
            String host,
            int port,
            int ioThreads,
            int staying,
            int sendBuffer,
            Optional<TlsSettings> secured,
            Duration silence,
            HttpHandler handler) {
        this.host = host;
        this.port = port;
        this.ioThreads = ioThreads;
        this.sockets = OptionMap.builder()
                .set(Options.SEND_BUFFER, sendBuffer)
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BALANCING_TOKENS, 1)
                .set(Options.BALANCING_CONNECTIONS, 2)
                .set(Options.BACKLOG, BACKLOG)
                // More wait with the kernel: they must not take the files that the store needs.
                .set(Options.CONNECTION_HIGH_WATER, staying + PASSING)
                .set(Options.CONNECTION_LOW_WATER, staying + PASSING - 1)
                .getMap();
        HttpHandler root = new HttpContinueReadHandler(handler);
        this.tls = secured.map(settings -> new TlsDoor(settings, root, OPTIONS, silence)).orElse(null);
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(ioThreads)
                // Only handshakes are dispatched to workers; XNIO wants one anyway.
                .setWorkerThreads(secured.isPresent() ? ioThreads : 1)
                .setHandler(root);
        if (tls == null) {
            builder.addHttpListener(port, host);
        }
        for (Option<?> option : OPTIONS) {
            server(builder, option);
        }
        for (Option<?> option : sockets) {
            socket(builder, option);
        }
        this.undertow = builder.build();
    }

    InetSocketAddress open() {
        InetSocketAddress address;
        try {
            undertow.start();
            address = address();
        } catch (RuntimeException | IOException e) {
            throw new CannotOpen(host, port, e);
        }
        bound = address;
        vigil = new IoThreads(undertow.getWorker(), ioThreads);
        return address;
    }

    private InetSocketAddress address() throws IOException {
        if (tls == null) {
            return (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        }
        try {
            return tls.open(undertow.getWorker(), new InetSocketAddress(host, port), sockets);
        } catch (RuntimeException | IOException e) {
            undertow.stop();
            throw e;
        }
    }

    /** The address that it got; null while it is not open. */
    @Nullable
    InetSocketAddress bound() {
        return bound;
    }

    /** Shows another certificate from now on; only where it speaks TLS. */
    void show(NodeCertificate certificate) {
        if (tls == null) {
            throw new IllegalStateException("listener: plain (expected: one that speaks TLS)");
        }
        tls.show(certificate);
    }

    /** Looks at its threads, once it is open. */
    LoopbackProbe.Vigil vigil() {
        return within -> vigil.silent(within);
    }

    void close() {
        if (bound != null) {
            bound = null;
            if (tls != null) {
                tls.close();
            }
            undertow.stop();
        }
    }

    private static <T> void server(Undertow.Builder builder, Option<T> option) {
        builder.setServerOption(option, OPTIONS.get(option));
    }

    private <T> void socket(Undertow.Builder builder, Option<T> option) {
        builder.setSocketOption(option, sockets.get(option));
    }
}
