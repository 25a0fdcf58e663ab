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
import dev.restante.domain.mailbox.Room;
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
    private final Relief relief;
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
            Relief relief,
            HandOver readers) {
        this.thread = thread;
        this.id = id;
        this.message = message;
        this.fingerprint = fingerprint;
        this.durability = durability;
        this.rules = rules;
        this.use = use;
        this.relief = relief;
        this.readers = readers;
    }

    CompletableFuture<AppendResult> result() {
        return result;
    }

    /** Where this throws, nobody knows how far it came. */
    void decide(Cell cell, Stripe stripe, StoreTime time) {
        decide(cell, stripe, time, 0, relief.isPossible());
    }

    /** With so many bytes of the node taken for it already; where it needs more it may ask for relief once. */
    private void decide(Cell cell, Stripe stripe, StoreTime time, long reserved, boolean mayAsk) {
        try {
            decided(cell, stripe, time, reserved, mayAsk);
        } catch (RuntimeException e) {
            refuse(false);
            throw e;
        }
    }

    private void decided(Cell cell, Stripe stripe, StoreTime time, long reserved, boolean mayAsk) {
        long now = time.now();
        MailboxState before = cell.state();
        Append append = new Append(
                message.id(), message.body().size(), fingerprint, message.ttl(), message.urgency(), message.topic());
        Step<AppendVerdict> step = rules.append(before, append, Room.UNLIMITED, now);
        Room room = use.claim(thread, step.changes(), reserved);
        if (!room.bytes() && mayAsk) {
            askForRoom(cell, stripe, time, NodeUse.cost(step.changes()));
            return;
        }
        if (!room.equals(Room.UNLIMITED)) {
            step = rules.append(before, append, room, now);
            use.apply(step.changes());
            use.release(reserved);
        }
        if (step.verdict() instanceof AppendVerdict.Pass && before.last() == 0) {
            // The store is not to keep threads that never held anything.
            cell.handed(step);
        } else if (step.next() != before) {
            stripe.writeClaimed(cell, step);
        }
        PendingBatch batch = stripe.pending();
        cell.unsettled++;
        switch (step.verdict()) {
            case AppendVerdict.Accept accept -> accept(cell, stripe, accept, now, time);
            case AppendVerdict.Repeat repeat -> {
                Cell.Taken taken = cell.of(repeat.memo());
                then(cell, batch, () -> result.complete(repeated(cell, repeat.memo(), taken.readers)));
            }
            case AppendVerdict.Pass pass -> pass(cell, stripe, now);
            case AppendVerdict.Refuse refuse ->
                then(cell, batch, () -> result.complete(
                        new AppendResult.Refused(refuse.reason(), refuse.detail(), refuse.retryAfter(), true)));
        }
    }

    private void askForRoom(Cell cell, Stripe stripe, StoreTime time, long bytes) {
        cell.holdUp();
        relief.ask(thread, bytes, taken -> stripe.goOn(
                cell, again -> decide(again, stripe, time, taken ? bytes : 0, false)));
    }

    private void accept(Cell cell, Stripe stripe, AppendVerdict.Accept accept, long now, StoreTime time) {
        Noted noted = noted(cell);
        PendingBatch batch = stripe.pending();
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
                noted.settled(cell, takes);
                batch.taken(takes);
                held(cell, committed, accept.depth(), takes);
            }
        });
    }

    private void held(Cell cell, Committed committed, int depth, int takes) {
        if (takes > 0) {
            cell.handed(rules.handOver(cell.state(), committed.sequence(), committed.sequence()));
        }
        result.complete(new AppendResult.Held(new Appended(
                id, committed.position(), depth, Instant.ofEpochMilli(committed.expiresAt()), durability, takes)));
    }

    /** What is remembered of this message, if it is; and who takes it, for those who send it again. */
    private record Noted(Optional<Memo> memo, Optional<Cell.Taken> taken) {
        void settled(Cell cell, int readers) {
            memo.ifPresent(noted -> cell.settled(noted, taken.orElseThrow(), readers));
        }
    }

    private Noted noted(Cell cell) {
        Optional<Memo> memo = message.id().flatMap(named -> rules.memo(cell.state(), named));
        return new Noted(memo, memo.map(cell::expect));
    }

    /** Time to live 0: offered to whoever reads now, and remembered only if somebody took it. */
    private void pass(Cell cell, Stripe stripe, long now) {
        Noted noted = noted(cell);
        PendingBatch batch = stripe.pending();
        then(cell, batch, () -> {
            int takes = 0;
            try {
                takes = readers.handOver(committed(cell, 0, Long.MAX_VALUE, now));
            } finally {
                batch.taken(takes);
                passed(cell, noted, takes);
            }
        });
    }

    private void passed(Cell cell, Noted noted, int takes) {
        noted.settled(cell, takes);
        if (takes == 0 && noted.memo.filter(memo -> rules.remembers(cell.state(), memo)).isPresent()) {
            Step<Boolean> step = rules.forget(cell.state(), noted.memo.get().id());
            use.apply(step.changes());
            cell.handed(step);
        }
        result.complete(new AppendResult.Passed(id, takes, false));
    }

    private AppendResult repeated(Cell cell, Memo memo, int takes) {
        if (memo.sequence() > 0) {
            return new AppendResult.Repeated(new Appended(
                    memo.id(),
                    new Position(cell.state().epoch(), memo.sequence()),
                    memo.depth(),
                    Instant.ofEpochMilli(memo.heldUntil()),
                    durability,
                    takes));
        }
        // It is remembered only if somebody took it.
        return new AppendResult.Passed(memo.id(), takes, takes > 0);
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
