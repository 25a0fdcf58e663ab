package dev.restante.websocket.http;

import dev.restante.domain.access.Action;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.observing.ConnectionKind;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Connection;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.frames.ServerFrames;
import dev.restante.websocket.rfc6455.CodecUpgrade;
import dev.restante.websocket.socket.CloseCode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/connect}: all that can be refused is refused in HTTP, before the upgrade. */
final class Connect implements CallerEndpoint {
    private static final int KEY_BYTES = 16;
    private static final int KEY_CHARACTERS = 24;

    private final Arrivals arrivals;
    private final Arrivals probes;
    private final Caller inside;
    private final int threadsPerReader;
    private final int frameBytes;

    /**
     * @param probes takes in our own client
     * @param inside whoever is turned away, before anything is heard of it
     */
    Connect(Arrivals arrivals, Arrivals probes, Caller inside, int threadsPerReader, int frameBytes) {
        this.arrivals = arrivals;
        this.probes = probes;
        this.inside = inside;
        this.threadsPerReader = threadsPerReader;
        this.frameBytes = frameBytes;
    }

    @Override
    public void serve(HttpServerExchange exchange, Caller caller, String name) {
        if (!isHandshake(exchange)) {
            return;
        }
        String subprotocol = Subprotocols.agreed(exchange);
        ThreadId probe = exchange.getAttachment(Admission.PROBE);
        if (probe != null) {
            serve(exchange, caller, subprotocol, probes, connection -> connection.probe(probe));
        } else {
            List<ThreadId> follow = threads(exchange);
            follow.forEach(thread -> caller.access().permission().demand(Action.FOLLOW, thread));
            serve(exchange, caller, subprotocol, arrivals, connection -> connection.open(follow));
        }
    }

    /** Browsers can't read a refused handshake: a page learns only from a close code that its token is too old. */
    @Override
    public boolean serveExpired(HttpServerExchange exchange) {
        if (Subprotocols.bearer(exchange).isEmpty()) {
            return false;
        }
        if (isHandshake(exchange)) {
            serve(exchange, inside, Subprotocols.agreed(exchange), arrivals,
                    connection -> connection.turnAway(CloseCode.TOKEN_EXPIRED));
        }
        return true;
    }

    /** Throws {@link InvalidValue}, or answers, where it is none. */
    private static boolean isHandshake(HttpServerExchange exchange) {
        if (exchange.getProtocol().equals(Protocols.HTTP_2_0)) {
            Answer.problem(exchange, ProblemType.MISDIRECTED,
                    "version (expected: HTTP/1.1, on a connection of its own)");
            return false;
        }
        if (!asksForWebSocket(exchange)) {
            exchange.getResponseHeaders()
                    .put(Headers.UPGRADE, "websocket")
                    .put(Headers.SEC_WEB_SOCKET_VERSION, "13");
            Answer.problem(exchange, ProblemType.UPGRADE_REQUIRED, "Upgrade (expected: websocket, version 13)");
            return false;
        }
        checkKey(exchange);
        checkNoBody(exchange);
        return true;
    }

    private void serve(
            HttpServerExchange exchange,
            Caller caller,
            @Nullable String subprotocol,
            Arrivals from,
            Consumer<Connection> open) {
        Optional<Slots.Slot> slot = Places.find(exchange, caller, from, true);
        if (slot.isEmpty()) {
            return;
        }
        CodecUpgrade.of(
                exchange, subprotocol, frameBytes, socket -> from.connect(
                        ConnectionKind.WEBSOCKET, socket, ServerFrames.TEXT, slot.get(), caller, open));
    }

    private static boolean asksForWebSocket(HttpServerExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return contains(headers.getFirst(Headers.UPGRADE), "websocket")
                && contains(headers.getFirst(Headers.CONNECTION), "upgrade")
                && "13".equals(headers.getFirst(Headers.SEC_WEB_SOCKET_VERSION));
    }

    private static boolean contains(@Nullable String list, String token) {
        if (list != null) {
            for (String item : list.split(",", -1)) {
                if (item.strip().toLowerCase(Locale.ROOT).equals(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void checkKey(HttpServerExchange exchange) {
        String key = RequestHeaders.one(exchange, "Sec-WebSocket-Key").orElse("missing");
        try {
            // The decoder takes a key without its padding, RFC 6455 does not.
            if (key.length() == KEY_CHARACTERS && Base64.getDecoder().decode(key).length == KEY_BYTES) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // As any other key that is none.
        }
        throw new InvalidValue("Sec-WebSocket-Key", key, KEY_BYTES + " bytes in base64");
    }

    /** What follows a handshake is frames: with a body beside it, nobody could tell where they begin. */
    private static void checkNoBody(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            exchange.setPersistent(false);
            throw new InvalidValue("body", "present", "none in a handshake");
        }
    }

    private List<ThreadId> threads(HttpServerExchange exchange) {
        Deque<String> names = exchange.getQueryParameters().get("thread");
        if (names == null) {
            return List.of();
        }
        if (names.size() > threadsPerReader) {
            throw new InvalidValue("thread", names.size() + " threads", "at most " + threadsPerReader);
        }
        return names.stream().map(ThreadId::parse).distinct().toList();
    }
}
