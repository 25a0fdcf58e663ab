package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Start;
import dev.restante.ports.journal.Journal;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Reads stored messages, and puts them and the gaps between them together. */
final class Reading {
    private static final long DONE = -1;

    private final Journal journal;
    private final StoreTime time;
    private final Consumer<Throwable> unreadable;
    private final Cell cell;
    private final MailboxState before;
    private final Start start;
    private final long committed;
    private final long moment;
    private final int maxMessages;
    private final int maxBytes;

    /**
     * @param unreadable is told what the store fails with
     * @param moment when the thread was swept last, which was just now
     */
    Reading(
            Journal journal,
            StoreTime time,
            Consumer<Throwable> unreadable,
            Cell cell,
            Start start,
            long moment,
            int maxMessages,
            int maxBytes) {
        this.journal = journal;
        this.time = time;
        this.unreadable = unreadable;
        this.cell = cell;
        this.before = cell.state();
        this.start = start;
        this.committed = cell.committed;
        this.moment = moment;
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
    }

    /**
     * {@code answer} takes the slice. {@code again} is to begin anew, as something expired while the store was read. A store
     * that can't be read fails the result.
     */
    void into(CompletableFuture<Slice> result, Consumer<Slice> answer, Runnable again) {
        read(start.after(), result, answer, again);
    }

    /** Goes on where the store still has what expired, and nothing else in a page: a page has at least one message. */
    private void read(
            long first, CompletableFuture<Slice> result, Consumer<Slice> answer, Runnable again) {
        long after = first;
        while (after != DONE) {
            long from = after;
            CompletionStage<List<Committed>> stage =
                    Attempt.of(() -> journal.read(cell.thread, before.epoch(), from, committed, maxMessages, maxBytes));
            CompletableFuture<List<Committed>> page = stage.toCompletableFuture();
            if (!page.isDone()) {
                stage.whenComplete(
                        (found, failure) -> read(arrived(page, result, answer, again), result, answer, again));
                return;
            }
            after = arrived(page, result, answer, again);
        }
    }

    /** Completes the result, now or later, or answers where to read on. */
    private long arrived(
            CompletableFuture<List<Committed>> page,
            CompletableFuture<Slice> result,
            Consumer<Slice> answer,
            Runnable again) {
        if (page.isCompletedExceptionally()) {
            unreadable.accept(page.exceptionNow());
            result.completeExceptionally(Stripe.unavailable(page.exceptionNow()));
            return DONE;
        }
        List<Committed> found = page.join();
        long now = time.now();
        if (found.stream().anyMatch(message -> message.expiresAt() > moment && message.expiresAt() <= now)) {
            again.run();
            return DONE;
        }
        if (found.isEmpty() || found.stream().anyMatch(message -> message.expiresAt() > moment)) {
            answer.accept(slice(found));
            return DONE;
        }
        return found.get(found.size() - 1).sequence();
    }

    private Slice slice(List<Committed> found) {
        // What left since the read began is missing from what was found, and only the state of now knows why.
        MailboxState now = cell.state();
        List<Slice.Item> items = new ArrayList<>(found.size());
        long at = start.after();
        for (Committed message : found) {
            if (message.expiresAt() > moment) {
                gap(now, items, at, message.sequence());
                items.add(new Slice.Item.Held(message, before.wasHanded(message.sequence())));
                at = message.sequence();
            }
        }
        long seen = found.isEmpty() ? at : found.get(found.size() - 1).sequence();
        boolean more = MailboxRules.backlog(now, seen, committed) > 0;
        long last = more ? seen : committed;
        gap(now, items, at, last + 1);
        int backlog = MailboxRules.backlog(before, start.after(), committed);
        return new Slice(before.epoch(), start.reset(), start.after(), items, last, more, backlog);
    }

    private static void gap(MailboxState state, List<Slice.Item> items, long after, long before) {
        if (before > after + 1) {
            items.add(new Slice.Item.Missed(MailboxRules.gap(state, after + 1, before - 1)));
        }
    }
}
