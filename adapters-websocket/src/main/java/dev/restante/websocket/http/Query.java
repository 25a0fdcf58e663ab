package dev.restante.websocket.http;

import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.Position;
import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.Optional;

/** Reading a request's query. Each throws {@link InvalidValue} for what breaks its rule. */
final class Query {
    private Query() {}

    /** The one value of a parameter, or none. */
    static Optional<String> one(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new InvalidValue(name, values.size() + " values", "one");
        }
        return Optional.of(values.getFirst());
    }

    /** A whole number. */
    static Optional<Long> number(HttpServerExchange exchange, String name, long least, long most) {
        return one(exchange, name).map(text -> number(name, text, least, most));
    }

    /** The number that {@code text} is. */
    static long number(String name, String text, long least, long most) {
        if (text.matches("\\d{1,19}")) {
            try {
                long value = Long.parseLong(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // As any other that is too large.
            }
        }
        throw new InvalidValue(name, text, "a whole number, " + least + " - " + most);
    }

    /** What {@code epoch} and {@code after} name together. */
    static Optional<From> position(HttpServerExchange exchange) {
        Optional<String> epoch = one(exchange, "epoch");
        Optional<Long> after = number(exchange, "after", 0, Long.MAX_VALUE);
        if (epoch.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new From.After(new Position(
                new Epoch(epoch.orElseThrow(() -> new InvalidValue("epoch", "missing", "one beside after"))),
                after.orElseThrow(() -> new InvalidValue("after", "missing", "one beside epoch")))));
    }
}
