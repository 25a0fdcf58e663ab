package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client offers to speak (RFC 6455, section 11.3.4). */
final class Subprotocols {
    static final String RESTANTE = "restante.v1";
    private static final String BEARER = "restante.bearer.";

    private Subprotocols() {}

    /** The credential that a browser offers among them, as it was written; its first, should there be more. */
    static Optional<String> bearer(HttpServerExchange exchange) {
        return offered(exchange)
                .filter(offered -> offered.startsWith(BEARER))
                .map(offered -> offered.substring(BEARER.length()))
                .findFirst();
    }

    /**
     * The one to speak and to echo; null for none, which is spoken the same. Never a credential: that is not echoed.
     */
    static @Nullable String agreed(HttpServerExchange exchange) {
        boolean restante = offered(exchange).anyMatch(RESTANTE::equals);
        boolean bearer = offered(exchange).anyMatch(offered -> offered.startsWith(BEARER));
        if (bearer && !restante) {
            throw new InvalidValue("Sec-WebSocket-Protocol", BEARER + "…", RESTANTE + " beside it");
        }
        return restante ? RESTANTE : null;
    }

    private static Stream<String> offered(HttpServerExchange exchange) {
        HeaderValues lines = exchange.getRequestHeaders().get(Headers.SEC_WEB_SOCKET_PROTOCOL);
        return lines == null
                ? Stream.empty()
                : lines.stream().flatMap(line -> Arrays.stream(line.split(",", -1))).map(String::strip);
    }
}
