package dev.restante.ports.following;

import dev.restante.domain.message.Position;
import dev.restante.ports.mailbox.AckResult;
import java.util.concurrent.CompletionStage;

/** One reader's hold on one thread. Safe for use by many threads at once. */
public interface Subscription extends AutoCloseable {
    /**
     * The reader confirms everything up to a position that was handed to it. A position beyond that is answered by
     * {@code Beyond}; one of another epoch by {@code OtherEpoch}. Concurrent confirmations are put together.
     */
    CompletionStage<AckResult> acknowledge(Position position);

    /** There is room in the reader's window again. Cheap, and harmless where nothing waits. */
    void ready();

    /** Ends following. The recipient may still be in a call, and gets no further one after that. May be repeated. */
    @Override
    void close();
}
