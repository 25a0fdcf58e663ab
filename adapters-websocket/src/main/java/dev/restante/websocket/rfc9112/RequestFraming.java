package dev.restante.websocket.rfc9112;

import dev.restante.domain.message.InvalidValue;
import io.undertow.conduits.ChunkedStreamSourceConduit;
import io.undertow.conduits.ReadDataStreamSourceConduit;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Refuses requests whose end a proxy in front could see elsewhere than we do: what it then takes for the rest of a body,
 * we would take for a request (RFC 9112, section 11.2). Undertow itself refuses more than one length, a length beside an
 * encoding, and what is no header line; but it takes any encoding for chunked.
 */
public final class RequestFraming {
    private static final String CHUNKED = "chunked";

    private RequestFraming() {}

    /**
     * Before anything of the body is read. Throws {@link InvalidValue}, and then the connection ends with the answer;
     * chunks that come later and are wrong end it without one.
     */
    public static void check(HttpServerExchange exchange) {
        HeaderValues encodings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
        if (encodings == null) {
            return;
        }
        String encoding = String.join(", ", encodings);
        if (!encoding.equalsIgnoreCase(CHUNKED)) {
            throw refused(exchange, encoding, CHUNKED);
        }
        if (exchange.getProtocol().equals(Protocols.HTTP_2_0)) {
            throw refused(exchange, encoding, "none in HTTP/2");
        }
        if (exchange.getProtocol().equals(Protocols.HTTP_1_0)) {
            throw refused(exchange, encoding, "none in HTTP/1.0");
        }
        if (exchange.getConnection() instanceof HttpServerConnection connection) {
            checkChunks(exchange, connection);
        }
    }

    private static void checkChunks(HttpServerExchange exchange, HttpServerConnection connection) {
        ChunkCheck check = new ChunkCheck();
        PooledByteBuffer early = connection.getExtraBytes();
        if (early != null) {
            try {
                check.take(early.getBuffer().duplicate());
            } catch (BadChunks e) {
                throw refused(exchange, CHUNKED, "followed by chunks as in RFC 9112, section 7.1");
            }
        }
        StreamSourceConduit source = new ReadDataStreamSourceConduit(
                new CheckedSource(connection.getOriginalSourceConduit(), check), connection);
        connection.getChannel()
                .getSourceChannel()
                .setConduit(new ChunkedStreamSourceConduit(source, exchange, body -> ended(exchange, body)));
    }

    private static void ended(HttpServerExchange exchange, ChunkedStreamSourceConduit body) {
        if (!body.isFinished()) {
            exchange.setPersistent(false);
        }
        Connectors.terminateRequest(exchange);
    }

    private static InvalidValue refused(HttpServerExchange exchange, String encoding, String rule) {
        exchange.setPersistent(false);
        return new InvalidValue("Transfer-Encoding", encoding, rule);
    }
}
