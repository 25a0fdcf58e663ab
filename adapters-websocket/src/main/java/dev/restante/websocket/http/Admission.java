package dev.restante.websocket.http;

import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.observing.Limit;
import dev.restante.ports.operations.Entry;
import dev.restante.ports.operations.Gate;
import dev.restante.websocket.loopback.Passes;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who gets in at all: headers of bearable size, and to the API an allowed origin while the gate is open. Our own client
 * gets past the gate by its pass, to what the pass is for and nothing else.
 */
final class Admission implements Door {
    private static final String API = "v1";

    /** On an upgrade of our own client: the thread that it comes for. */
    static final AttachmentKey<ThreadId> PROBE = AttachmentKey.create(ThreadId.class);

    private static final List<String> CONNECT = List.of(API, "connect");

    private final Origins origins;
    private final Gate gate;
    private final Passes passes;
    private final TurnAway turnAway;
    private final int headerBytes;
    private final Consumer<Limit> hit;

    /** {@code hit} hears of headers that are too large. */
    Admission(
            Origins origins, Gate gate, Passes passes, TurnAway turnAway, int headerBytes, Consumer<Limit> hit) {
        this.origins = origins;
        this.gate = gate;
        this.passes = passes;
        this.turnAway = turnAway;
        this.headerBytes = headerBytes;
        this.hit = hit;
    }

    @Override
    public boolean admit(HttpServerExchange exchange, List<String> path) {
        if (RequestHeaders.size(exchange) > headerBytes) {
            hit.accept(Limit.HEADER_BYTES);
            String rule = "headers (expected: at most " + headerBytes + " bytes)";
            Answer.problem(exchange, ProblemType.HEADERS_TOO_LARGE, rule);
            return false;
        }
        if (!path.get(0).equals(API)) {
            return true;
        }
        if (!origins.admit(exchange)) {
            Answer.problem(exchange, ProblemType.ORIGIN_NOT_ALLOWED, "Origin (expected: one of public.origins)");
            return false;
        }
        List<String> offered = Accept.offered(exchange.getRequestMethod(), path);
        if (offered.stream().noneMatch(type -> Accept.quality(exchange, type) > 0)) {
            String rule = "Accept (expected: " + String.join(" or ", offered) + ")";
            Answer.problem(exchange, ProblemType.NOT_ACCEPTABLE, rule);
            return false;
        }
        Optional<String> pass = RequestHeaders.one(exchange, Passes.HEADER);
        if (pass.isPresent() && path.equals(CONNECT)) {
            Optional<ThreadId> thread = passes.redeem(pass.get());
            if (thread.isPresent()) {
                exchange.putAttachment(PROBE, thread.get());
                return true;
            }
        }
        return switch (gate.ask()) {
            case Entry.Granted granted when pass.isPresent() -> {
                Answer.problem(exchange, ProblemType.FORBIDDEN, Passes.HEADER + " (expected: none)");
                yield false;
            }
            case Entry.Granted granted -> true;
            case Entry.Refused refused -> {
                String detail = "state: " + refused.state() + " (expected: READY)";
                turnAway.answer(exchange, ProblemType.NOT_READY, Reason.NOT_READY, detail, refused.retryAfter());
                yield false;
            }
        };
    }
}
