package dev.restante.websocket.forwarding;

import dev.restante.domain.network.IpAddress;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * The one place that says where a request comes from, for limits and for logs. Immutable.
 *
 * @param address the client's; where proxies name none, that of the last one that is known
 * @param secure whether the client speaks TLS, to us or to the proxy that vouches for it
 */
public record ClientAddress(IpAddress address, boolean secure) {
    private static final AttachmentKey<ClientAddress> KEY = AttachmentKey.create(ClientAddress.class);

    /** Of a request whose proxies were looked at; of any other one the peer's own. */
    public static ClientAddress of(HttpServerExchange exchange) {
        ClientAddress found = exchange.getAttachment(KEY);
        return found == null ? peer(exchange) : found;
    }

    /** The other end of the connection, whoever that stands for. */
    static ClientAddress peer(HttpServerExchange exchange) {
        InetSocketAddress peer = exchange.getConnection().getPeerAddress(InetSocketAddress.class);
        byte[] bytes = Objects.requireNonNull(peer, "peer").getAddress().getAddress();
        return new ClientAddress(IpAddress.of(bytes), exchange.getConnection().getSslSessionInfo() != null);
    }

    /** From now on it is this one. */
    public void attachTo(HttpServerExchange exchange) {
        exchange.putAttachment(KEY, this);
    }
}
