package dev.restante.ports.operations;

import java.time.Duration;

/**
 * How connections are told to leave. Immutable.
 *
 * @param spread the closes are spread evenly over this; zero means all at once
 * @param answerWithin how long each peer has to answer our close frame before its connection is cut
 * @param reconnectWithin clients are told to come back after a time drawn per connection from zero to this
 */
public record Farewell(Duration spread, Duration answerWithin, Duration reconnectWithin) {
    public Farewell {
        notNegative("spread", spread);
        notNegative("answerWithin", answerWithin);
        notNegative("reconnectWithin", reconnectWithin);
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: zero or more)");
        }
    }
}
