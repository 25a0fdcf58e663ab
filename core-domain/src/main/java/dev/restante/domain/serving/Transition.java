package dev.restante.domain.serving;

import java.util.Objects;

/** The answer to an event: the state moved, or the event was refused and the state stays. */
public sealed interface Transition {
    /** The state before the event. */
    ServingState from();

    /** What happened. */
    ServingEvent event();

    /** The state after the event: {@link #from()} if it was refused. */
    ServingState state();

    /** One line for people; a refusal names both states and the events that would have been legal. */
    String describe();

    /** The state changed from {@code from} to the event's target. */
    record Moved(ServingState from, ServingEvent event) implements Transition {
        public Moved {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(event, "event");
        }

        @Override
        public ServingState state() {
            return event.target();
        }

        @Override
        public String describe() {
            return from + " -> " + event.target() + " (" + event + ")";
        }
    }

    /** The event is illegal in the state {@code from}; nothing changed. */
    record Refused(ServingState from, ServingEvent event) implements Transition {
        public Refused {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(event, "event");
        }

        @Override
        public ServingState state() {
            return from;
        }

        @Override
        public String describe() {
            return event + ": " + from + " -> " + event.target() + " (expected: one of " + ServingTable.legalIn(from)
                    + ")";
        }
    }
}
