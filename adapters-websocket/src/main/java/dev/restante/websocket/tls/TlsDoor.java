package dev.restante.websocket.tls;

import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.AlpnOpenListener;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http2.Http2OpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

/**
 * A port that speaks TLS, and inside of it HTTP/2 or HTTP/1.1 as the client chooses (ALPN, RFC 7301). Put together from
 * Undertow's parts, since its own such listener lets a handshake take for ever. Any number of threads.
 */
public final class TlsDoor {
    /** As Undertow's own listeners have it; the rest is for headers of frames. */
    private static final int BUFFER_BYTES = 16 * 1024 - 20;

    private static final int BUFFERS_OF_A_THREAD = 4;
    private static final int PREFERRED = 10;
    private static final String HTTP_1_1 = "http/1.1";

    private final Duration handshake;
    private final AlpnOpenListener listener;
    private final UndertowXnioSsl ssl;
    private @Nullable AcceptingChannel<SslConnection> server;

    /**
     * @param options those of a plain listener
     * @param idle after which a connection over HTTP/2 is cut on which nothing comes and nothing goes: more than a heartbeat
     */
    public TlsDoor(TlsSettings settings, HttpHandler handler, OptionMap options, Duration idle) {
        ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_OF_A_THREAD);
        OptionMap all = Http2Limits.with(options, idle);
        HttpOpenListener http = new HttpOpenListener(buffers, options);
        Http2OpenListener http2 = new Http2OpenListener(buffers, all);
        this.handshake = settings.handshake();
        this.listener = new AlpnOpenListener(buffers, all, http).addProtocol(Http2OpenListener.HTTP2, http2, PREFERRED);
        listener.setRootHandler(handler);
        this.ssl = new UndertowXnioSsl(Xnio.getInstance(), OptionMap.EMPTY, settings.certificate().context());
    }

    /** Binds; answers the address that it got. {@code sockets}: options of the connections. */
    public InetSocketAddress open(XnioWorker worker, InetSocketAddress address, OptionMap sockets) throws IOException {
        AcceptingChannel<SslConnection> opened = ssl.createSslConnectionServer(
                worker, address, ChannelListeners.openListenerAdapter(this::accept), Spoken.with(sockets));
        server = opened;
        opened.resumeAccepts();
        return opened.getLocalAddress(InetSocketAddress.class);
    }

    /** From now on handshakes are answered with this one; connections that are open stay. */
    public void show(NodeCertificate certificate) {
        ssl.updateSSLContext(certificate.context());
    }

    /** Gives up the port, and cuts what is connected over HTTP. */
    public void close() {
        IoUtils.safeClose(server);
        listener.closeConnections();
    }

    private void accept(StreamConnection connection) {
        if (connection instanceof SslConnection secured) {
            XnioExecutor.Key late = secured.getIoThread()
                    .executeAfter(() -> IoUtils.safeClose(secured), handshake.toMillis(), TimeUnit.MILLISECONDS);
            secured.getHandshakeSetter().set(done -> late.remove());
            secured.getCloseSetter().set(closed -> late.remove());
            UndertowXnioSsl.getSslEngine(secured).setHandshakeApplicationProtocolSelector(TlsDoor::chosen);
        }
        listener.handleEvent(connection);
    }

    /**
     * What is spoken inside; null, which refuses the handshake (RFC 7301, section 3.2), where nothing that is offered is known.
     * Undertow itself gives HTTP/2 only to clients that offer the cipher which RFC 7540 demanded: not to those that speak TLS
     * 1.3 alone. Each cipher that we speak is fit for HTTP/2, so there is nothing to look at.
     */
    private static @Nullable String chosen(SSLEngine engine, List<String> offered) {
        if (offered.contains(Http2OpenListener.HTTP2)) {
            return Http2OpenListener.HTTP2;
        }
        return offered.contains(HTTP_1_1) ? HTTP_1_1 : null;
    }
}
