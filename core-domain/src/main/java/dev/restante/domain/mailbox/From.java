package dev.restante.domain.mailbox;

import dev.restante.domain.message.Position;

/** Where a reader begins. */
public sealed interface From {
    /** After the cursor: what nobody acknowledged yet. */
    record Unacknowledged() implements From {}

    /** Everything retained. */
    record Beginning() implements From {}

    /** Only what comes from now on. */
    record Now() implements From {}

    /** After a position that the reader has seen; a position of another epoch resets it to everything retained. */
    record After(Position position) implements From {}
}
