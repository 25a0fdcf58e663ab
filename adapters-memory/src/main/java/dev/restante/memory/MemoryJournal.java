package dev.restante.memory;

import dev.restante.domain.delivery.Durability;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Batch;
import dev.restante.ports.journal.Due;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.journal.StoredThread;
import dev.restante.ports.journal.ThreadWrite;
import dev.restante.ports.journal.Totals;
import dev.restante.ports.mailbox.Committed;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/**
 * A journal in the heap. Everything is done when the call returns, and gone when the process ends. How much it takes is
 * limited by the mailbox above it ({@code limits.node-bytes}).
 */
public final class MemoryJournal implements Journal {
    private final Map<ThreadId, ThreadStore> threads = new ConcurrentHashMap<>();
    private final NavigableSet<Due> dues = new ConcurrentSkipListSet<>();
    private volatile boolean open;

    @Override
    public CompletionStage<Totals> open() {
        open = true;
        return CompletableFuture.completedStage(Totals.ZERO);
    }

    @Override
    public CompletionStage<Void> commit(Batch batch) {
        return whileOpen(() -> {
            batch.writes().forEach(this::write);
            return CompletableFuture.allOf();
        });
    }

    private void write(ThreadWrite write) {
        if (write.dueBefore() != write.due() || write.forgotten()) {
            dues.remove(new Due(write.dueBefore(), write.thread()));
        }
        if (write.forgotten()) {
            threads.remove(write.thread());
            return;
        }
        if (write.dueBefore() != write.due()) {
            dues.add(new Due(write.due(), write.thread()));
        }
        threads.computeIfAbsent(write.thread(), thread -> new ThreadStore(write.after())).write(write);
    }

    @Override
    public CompletionStage<Optional<StoredThread>> load(ThreadId thread) {
        return whileOpen(() -> CompletableFuture.completedStage(
                Optional.ofNullable(threads.get(thread)).map(ThreadStore::load)));
    }

    @Override
    public CompletionStage<List<Committed>> read(
            ThreadId thread, Epoch epoch, long after, long upTo, int maxMessages, int maxBytes) {
        return whileOpen(() -> {
            ThreadStore stored = threads.get(thread);
            return CompletableFuture.completedStage(
                    stored == null ? List.of() : stored.read(after, upTo, maxMessages, maxBytes));
        });
    }

    @Override
    public CompletionStage<List<Due>> due(Optional<Due> after, long until, int max) {
        NavigableSet<Due> rest = after.isEmpty() ? dues : dues.tailSet(after.get(), false);
        return whileOpen(() -> CompletableFuture.completedStage(rest.stream()
                .takeWhile(due -> due.at() <= until)
                .limit(max)
                .toList()));
    }

    @Override
    public Durability durability() {
        return Durability.MEMORY;
    }

    @Override
    public CompletionStage<Void> close() {
        open = false;
        return CompletableFuture.allOf();
    }

    private <T> CompletionStage<T> whileOpen(Supplier<CompletionStage<T>> work) {
        return open
                ? work.get()
                : CompletableFuture.failedStage(new IllegalStateException("journal: closed (expected: open)"));
    }
}
