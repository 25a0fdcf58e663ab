package dev.restante.application.mailbox;

import dev.restante.domain.message.ThreadId;
import dev.restante.ports.journal.Due;
import dev.restante.ports.journal.StoredThread;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes room in a full node: takes from the replay windows of all threads, the oldest acknowledgement first, until there is
 * enough or nothing left. A window that is not loaded is found by when its thread asks for attention, which is no later than
 * when the window ends. Serves who asks in turn, one at a time.
 */
final class Relief {
    private static final int AT_ONCE = 64;

    /** Who waits for room, and is told whether it was taken for it. */
    private record Asking(ThreadId thread, long bytes, Consumer<Boolean> answer) {}

    private final Node node;
    private final Function<ThreadId, Stripe> owners;
    private final long replayAge;
    private final Serial serial;
    private final Queue<Asking> asking = new ArrayDeque<>();
    /** Threads that may have a window, in order. */
    private final Queue<Due> ahead = new ArrayDeque<>();
    private Optional<Due> hand = Optional.empty();
    private boolean busy;
    /** Whether the hand went past the last thread since somebody asked; twice is once around. */
    private boolean wrapped;
    private boolean around;

    /** {@code replayAge}: milliseconds from an acknowledgement to when its thread asks for attention, at most. */
    Relief(Node node, long replayAge, Function<ThreadId, Stripe> owners) {
        this.node = node;
        this.replayAge = replayAge;
        this.owners = owners;
        this.serial = new Serial(node.executor(), () -> {}, node.faults());
    }

    /** Whether asking may help. */
    boolean isPossible() {
        return !node.windows().isEmpty();
    }

    /** Answers true once so many bytes were taken for the thread, or false where nothing is left to yield. */
    void ask(ThreadId thread, long bytes, Consumer<Boolean> answer) {
        serial.submit(() -> {
            asking.add(new Asking(thread, bytes, answer));
            if (!busy) {
                busy = true;
                wrapped = false;
                around = false;
                goOn();
            }
        });
    }

    private void goOn() {
        while (!asking.isEmpty()) {
            Asking first = asking.element();
            Optional<CompletionStage<?>> work = Optional.empty();
            boolean taken = node.use().reserve(first.thread, first.bytes);
            if (!taken) {
                work = next();
            }
            if (work.isPresent()) {
                work.get().whenComplete((done, failure) -> serial.submit(() -> {
                    if (failure != null) {
                        // The store failed: those who wait are told by it, or that there is no room.
                        around = true;
                        ahead.clear();
                        answer(false);
                    }
                    goOn();
                }));
                return;
            }
            answer(taken);
        }
        busy = false;
    }

    private void answer(boolean taken) {
        Asking first = asking.poll();
        if (first != null) {
            first.answer.accept(taken);
        }
    }

    private Optional<CompletionStage<?>> next() {
        Optional<Due> oldest = node.windows().oldest();
        Due candidate = node.windows().isElsewhere() ? ahead.peek() : null;
        if (node.windows().isElsewhere() && candidate == null && !around) {
            return Optional.of(lookAhead());
        }
        if (candidate != null && (oldest.isEmpty() || candidate.at() - replayAge <= oldest.get().at())) {
            ahead.remove();
            return Optional.of(load(candidate.thread()));
        }
        return oldest.map(window -> owners.apply(window.thread()).yieldReplay(window.thread()));
    }

    private CompletionStage<?> lookAhead() {
        // No end: after a clock was set back, windows may seem to lie far ahead.
        return Attempt.of(() -> node.journal().due(hand, Long.MAX_VALUE, AT_ONCE)).thenAccept(this::found);
    }

    private void found(List<Due> found) {
        ahead.addAll(found);
        hand = found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
        around |= found.isEmpty() && wrapped;
        wrapped |= found.isEmpty();
    }

    /** Only where there is a window: most threads that ask for attention have other reasons. */
    private CompletionStage<?> load(ThreadId thread) {
        return Attempt.of(() -> node.journal().load(thread))
                .thenCompose(stored -> hasWindow(stored)
                        ? owners.apply(thread).loaded(thread)
                        : CompletableFuture.completedStage(null));
    }

    private static boolean hasWindow(Optional<StoredThread> stored) {
        return stored.isPresent() && stored.get().state().replayMessages() > 0;
    }
}
