package dev.restante.websocket.http;

import dev.restante.ports.observing.Limit;
import dev.restante.websocket.access.Caller;
import dev.restante.websocket.channel.Carrier;
import dev.restante.websocket.connection.Arrivals;
import dev.restante.websocket.connection.Crowd.Answer.None;
import dev.restante.websocket.connection.Crowd.Answer.Place;
import dev.restante.websocket.connection.Slots;
import dev.restante.websocket.forwarding.ClientAddress;
import dev.restante.websocket.limits.AddressKey;
import io.undertow.server.HttpServerExchange;
import java.util.Optional;

/** A place for whoever is to stay. */
final class Places {
    private Places() {}

    /**
     * Finds one, or answers that there is none. For a client that goes away before it has begun, it is given back by the end
     * of its connection.
     *
     * @param upgrade whether it counts among the upgrades
     */
    static Optional<Slots.Slot> find(
            HttpServerExchange exchange, Caller caller, Arrivals arrivals, boolean upgrade) {
        return switch (arrivals.crowd().place(caller, AddressKey.of(ClientAddress.of(exchange).address()), upgrade)) {
            case Place place -> {
                Carrier.of(exchange).onEnd(place.slot()::release);
                yield Optional.of(place.slot());
            }
            case None none -> {
                // Whoever was refused comes back anew; until then its connection would only be in the way.
                exchange.setPersistent(false);
                Answer.problem(exchange, type(none.limit()), detail(none.limit()), none.retryAfter());
                yield Optional.empty();
            }
        };
    }

    private static ProblemType type(Limit limit) {
        return switch (limit) {
            case CONNECTIONS_PER_ADDRESS -> ProblemType.TOO_MANY_OF_ADDRESS;
            case CONNECTIONS_PER_PRINCIPAL -> ProblemType.TOO_MANY_OF_PRINCIPAL;
            case UPGRADES_PER_SECOND -> ProblemType.TOO_MANY_UPGRADES;
            default -> ProblemType.TOO_MANY_CONNECTIONS;
        };
    }

    private static String detail(Limit limit) {
        return "connections (expected: fewer than limits." + limit.text() + ")";
    }
}
