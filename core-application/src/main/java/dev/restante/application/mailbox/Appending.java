package dev.restante.application.mailbox;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Appended;
import dev.restante.domain.delivery.Durability;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.mailbox.Append;
import dev.restante.domain.mailbox.AppendVerdict;
import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.HandOver;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One append on its way: decided on what is being written, answered when it is committed and was offered to readers. */
final class Appending {
    private final ThreadId thread;
    private final MessageId id;
    private final Message message;
    private final long fingerprint;
    private final Durability durability;
    private final MailboxRules rules;
    private final NodeUse use;
    private final HandOver readers;
    private final CompletableFuture<AppendResult> result = new CompletableFuture<>();

    Appending(
            ThreadId thread,
            MessageId id,
            Message message,
            long fingerprint,
            Durability durability,
            MailboxRules rules,
            NodeUse use,
            HandOver readers) {
        this.thread = thread;
        this.id = id;
        this.message = message;
        this.fingerprint = fingerprint;
        this.durability = durability;
        this.rules = rules;
        this.use = use;
        this.readers = readers;
    }

    CompletableFuture<AppendResult> result() {
        return result;
    }

    /** Where this throws, nobody knows how far it came. */
    void decide(Cell cell, Stripe stripe, StoreTime time) {
        try {
            decided(cell, stripe, time);
        } catch (RuntimeException e) {
            refuse(false);
            throw e;
        }
    }

    private void decided(Cell cell, Stripe stripe, StoreTime time) {
        long now = time.now();
        MailboxState before = cell.state();
        Append append = new Append(
                message.id(), message.body().size(), fingerprint, message.ttl(), message.urgency(), message.topic());
        Step<AppendVerdict> step = rules.append(before, append, use.room(thread), now);
        if (step.verdict() instanceof AppendVerdict.Pass && before.last() == 0) {
            // The store is not to keep threads that never held anything.
            cell.handed(step);
            step.changes().forgotten().forEach(memo -> cell.forget(memo.id()));
        } else {
            stripe.apply(cell, step);
        }
        PendingBatch batch = stripe.pending();
        cell.unsettled++;
        switch (step.verdict()) {
            case AppendVerdict.Accept accept -> accept(cell, batch, accept, now, time);
            case AppendVerdict.Repeat repeat -> then(cell, batch, () -> result.complete(repeated(cell, repeat.memo())));
            case AppendVerdict.Pass pass -> pass(cell, batch, now);
            case AppendVerdict.Refuse refuse ->
                then(cell, batch, () -> result.complete(
                        new AppendResult.Refused(refuse.reason(), refuse.detail(), refuse.retryAfter(), true)));
        }
    }

    private void accept(Cell cell, PendingBatch batch, AppendVerdict.Accept accept, long now, StoreTime time) {
        if (accept.entry().sequence() == 1) {
            use.threadBegan(thread);
        }
        cell.acceptedSinceLook++;
        Committed committed = committed(cell, accept.entry().sequence(), accept.entry().expiresAt(), now);
        batch.add(cell, committed);
        then(cell, batch, () -> {
            cell.committed = committed.sequence();
            int takes = 0;
            try {
                // The commit may have taken longer than the message lives.
                takes = committed.expiresAt() > time.now() ? readers.handOver(committed) : 0;
            } finally {
                // A reader's fault is none of the sender's: the message is held.
                batch.taken(takes);
                held(cell, committed, accept.depth(), takes);
            }
        });
    }

    private void held(Cell cell, Committed committed, int depth, int takes) {
        if (takes > 0) {
            cell.handed(rules.handOver(cell.state(), committed.sequence(), committed.sequence()));
            message.id().ifPresent(named -> cell.taken(named, takes));
        }
        result.complete(new AppendResult.Held(new Appended(
                id, committed.position(), depth, Instant.ofEpochMilli(committed.expiresAt()), durability, takes)));
    }

    /** Time to live 0: offered to whoever reads now, and remembered only if somebody took it. */
    private void pass(Cell cell, PendingBatch batch, long now) {
        Optional<Memo> noted = message.id().flatMap(named -> rules.memo(cell.state(), named));
        then(cell, batch, () -> {
            int takes = 0;
            try {
                takes = readers.handOver(committed(cell, 0, Long.MAX_VALUE, now));
            } finally {
                batch.taken(takes);
                passed(cell, noted.filter(memo -> rules.remembers(cell.state(), memo)), takes);
            }
        });
    }

    private void passed(Cell cell, Optional<Memo> remembered, int takes) {
        remembered.ifPresent(memo -> {
            if (takes > 0) {
                cell.taken(memo.id(), takes);
            } else {
                cell.handed(rules.forget(cell.state(), memo.id()));
            }
        });
        result.complete(new AppendResult.Passed(id, takes, false));
    }

    private AppendResult repeated(Cell cell, Memo memo) {
        int takes = cell.takes(memo.id());
        if (memo.sequence() > 0) {
            return new AppendResult.Repeated(new Appended(
                    memo.id(),
                    new Position(cell.state().epoch(), memo.sequence()),
                    memo.depth(),
                    Instant.ofEpochMilli(memo.heldUntil()),
                    durability,
                    takes));
        }
        boolean remembered = rules.remembers(cell.state(), memo);
        // It is remembered only if somebody took it; how many is known as long as the thread stays in memory.
        return new AppendResult.Passed(memo.id(), remembered ? Math.max(1, takes) : 0, remembered);
    }

    private Committed committed(Cell cell, long sequence, long expiresAt, long now) {
        return new Committed(
                thread, cell.state().epoch(), sequence, id, now, expiresAt, message.urgency(), message.topic(),
                message.body());
    }

    private void then(Cell cell, PendingBatch batch, Runnable effect) {
        batch.then(failure -> {
            cell.unsettled--;
            if (failure == null) {
                effect.run();
            } else {
                refuse(false);
            }
        });
    }

    /** The store failed: before the message reached it ({@code settled}), or with it. */
    void refuse(boolean settled) {
        String detail = settled
                ? "mailbox: the store has failed and takes no messages"
                : "mailbox: the store failed while the message was written; it may exist, retry with the same id";
        result.complete(new AppendResult.Refused(Reason.UNAVAILABLE, detail, Optional.empty(), settled));
    }
}
