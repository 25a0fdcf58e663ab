package dev.restante.websocket.frames;

import dev.restante.domain.message.InvalidValue;

/** Who acknowledges (STOMP's words). */
public enum AckMode {
    /** Writing a message to the socket acknowledges it. */
    AUTO,
    /** The reader acknowledges with {@code ack} frames. */
    CLIENT;

    /** The word on the wire; throws {@link InvalidValue} for any other. */
    public static AckMode parse(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "client" -> CLIENT;
            default -> throw new InvalidValue("ack", text, "auto or client");
        };
    }
}
