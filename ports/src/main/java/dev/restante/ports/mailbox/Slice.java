package dev.restante.ports.mailbox;

import dev.restante.domain.mailbox.Gap;
import dev.restante.domain.message.Epoch;
import java.util.List;

/**
 * A stretch of a thread for one reader.
 *
 * @param reset whether the position asked for is not of this log, so that this begins with everything retained
 * @param after the sequence that the reader stood at
 * @param items messages and gaps, in order
 * @param last the sequence that the reader stands at afterwards
 * @param more whether there was more when this was read
 * @param backlog messages retained above {@code after} when this was read
 */
public record Slice(Epoch epoch, boolean reset, long after, List<Item> items, long last, boolean more, int backlog) {
    public Slice {
        items = List.copyOf(items);
    }

    /** What a reader gets. */
    public sealed interface Item {
        record Held(Committed message, boolean redelivered) implements Item {}

        record Missed(Gap gap) implements Item {}
    }
}
