package dev.restante.ports.journal;

import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Outbound, below the local mailbox: keeps what it is told, in atomic batches, and knows no rules. Safe for use by many
 * threads at once. After a failed commit it refuses everything until it is opened anew.
 */
public interface Journal {
    /**
     * Opens or creates the store; answers what it held. Called once, before anything else. The stage fails with
     * {@link JournalUnusable} where that can't be.
     */
    CompletionStage<Totals> open();

    /**
     * The latest time that any write of an earlier life bears, in milliseconds of the epoch, once it is open: time must not
     * run backwards over a restart. A journal that does not outlive its process knows of none.
     */
    default long latest() {
        return Long.MIN_VALUE;
    }

    /** Writes all of the batch or nothing, as durably as {@link #durability} says; batches take effect in order of calls. */
    CompletionStage<Void> commit(Batch batch);

    /**
     * Runs {@code commits} once, when a batch that it commits would be written next: at once where nothing is being written,
     * otherwise as the next write begins. Whoever has something, and more to come, so gathers it until then and misses no
     * write. It runs whatever becomes of the store, after a failure and after the end too, on any thread, this one included.
     * It must be short and never throw; it may commit nothing.
     *
     * <p>A journal whose small batches cost no more than big ones does as this default does, and runs it at once.
     */
    default void atNextWrite(Runnable commits) {
        commits.run();
    }

    /** The state last committed for a thread. */
    CompletionStage<Optional<StoredThread>> load(ThreadId thread);

    /**
     * Committed messages above {@code after} and up to {@code upTo}, in order: at least one where there is one, otherwise
     * at most {@code maxMessages} and about {@code maxBytes}. They bear the {@code epoch} given, which a store need not keep
     * with each.
     */
    CompletionStage<List<Committed>> read(
            ThreadId thread, Epoch epoch, long after, long upTo, int maxMessages, int maxBytes);

    /**
     * At most {@code max} threads whose {@link ThreadWrite#due} is at or before {@code until}, in their order: the earliest,
     * or those that come after {@code after}, which need not exist.
     */
    CompletionStage<List<Due>> due(Optional<Due> after, long until, int max);

    Durability durability();

    /** Ends all work in order and releases the store. May be repeated. */
    CompletionStage<Void> close();
}
