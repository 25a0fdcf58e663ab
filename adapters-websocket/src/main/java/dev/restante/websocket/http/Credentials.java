package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import dev.restante.ports.access.Credential;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a client shows its credential: {@code Authorization: Bearer …} (RFC 6750, section 2.1), or in a handshake, for
 * browsers, a subprotocol. Never in an address: those end in logs.
 */
public final class Credentials {
    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";
    private static final String BASIC = "Basic ";

    private Credentials() {}

    /** Empty for none, and for what is none. Throws {@link InvalidValue} for two of them, without a word of either. */
    static Optional<Credential> shown(HttpServerExchange exchange) {
        Optional<String> header = RequestHeaders.one(exchange, AUTHORIZATION);
        Optional<String> subprotocol =
                exchange.getRequestHeaders().contains(Headers.UPGRADE) ? Subprotocols.bearer(exchange)
                        : Optional.empty();
        if (header.isPresent() && subprotocol.isPresent()) {
            throw new InvalidValue(AUTHORIZATION, "given", "none beside a bearer subprotocol");
        }
        return header.filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .or(() -> subprotocol.flatMap(Credentials::decoded))
                .map(Credential::new);
    }

    /** As it is shown where browsers of operators come: also as the password of Basic (RFC 7617), whatever the user. */
    public static Optional<Credential> shownOrBasic(HttpServerExchange exchange) {
        Optional<String> header = RequestHeaders.one(exchange, AUTHORIZATION);
        return header.filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .map(value -> value.substring(BASIC.length()).strip())
                .flatMap(Credentials::basic)
                .filter(pair -> pair.indexOf(':') >= 0)
                .map(pair -> new Credential(pair.substring(pair.indexOf(':') + 1)))
                .or(() -> shown(exchange));
    }

    private static Optional<String> basic(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String base64url) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
