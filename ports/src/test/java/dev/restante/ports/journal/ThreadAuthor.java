package dev.restante.ports.journal;

import dev.restante.domain.mailbox.Append;
import dev.restante.domain.mailbox.AppendVerdict;
import dev.restante.domain.mailbox.Changes;
import dev.restante.domain.mailbox.Header;
import dev.restante.domain.mailbox.Ledger;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.mailbox.MailboxRules;
import dev.restante.domain.mailbox.MailboxState;
import dev.restante.domain.mailbox.Memo;
import dev.restante.domain.mailbox.Room;
import dev.restante.domain.mailbox.SequenceRange;
import dev.restante.domain.mailbox.Step;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Committed;
import java.util.ArrayList;
import java.util.List;

/** Writes the life of one thread as a journal gets to see it: steps by the rules, gathered to writes. */
final class ThreadAuthor {
    private static final MailboxLimits LIMITS = MailboxLimits.defaults();

    private final ThreadId thread;
    private final MailboxRules rules;
    private MailboxState state;
    private long due = Long.MAX_VALUE;
    private boolean headerChanged = true;
    private final List<Committed> added = new ArrayList<>();
    private final List<SequenceRange> removed = new ArrayList<>();
    private final List<Memo> remembered = new ArrayList<>();
    private final List<Memo> dropped = new ArrayList<>();
    private Totals change = Totals.ZERO;

    ThreadAuthor(String thread) {
        this(thread, LIMITS, 0);
    }

    /** {@code last}: sequences go on after it, as if so many had come and gone. */
    ThreadAuthor(String thread, MailboxLimits limits, long last) {
        this.thread = new ThreadId(thread);
        this.rules = new MailboxRules(limits);
        this.state = MailboxState.restore(
                new Header(new Epoch("e1"), last, last, last, 0, List.of(), last == 0 ? List.of() : List.of(1L, last),
                        List.of()),
                List.of(), List.of());
    }

    ThreadId thread() {
        return thread;
    }

    MailboxState state() {
        return state;
    }

    MailboxRules rules() {
        return rules;
    }

    ThreadAuthor append(Message message, long now) {
        MessageId id = message.id().orElseGet(() -> new MessageId("gen-" + (state.last() + 1)));
        Step<AppendVerdict> step = rules.append(
                state,
                new Append(message.id(), message.body().size(), 7, message.ttl(), message.urgency(), message.topic()),
                Room.UNLIMITED, now);
        if (!(step.verdict() instanceof AppendVerdict.Accept accept)) {
            throw new AssertionError("not accepted: " + step.verdict());
        }
        take(step);
        added.add(new Committed(
                thread, state.epoch(), accept.entry().sequence(), id, now, accept.entry().expiresAt(),
                message.urgency(),
                message.topic(), message.body()));
        return this;
    }

    /** As a reader that was handed everything so far. */
    ThreadAuthor acknowledge(long sequence, long now) {
        take(rules.handOver(state, 1, state.last()));
        take(rules.acknowledge(state, new Position(state.epoch(), sequence), now));
        return this;
    }

    ThreadAuthor purge(long now) {
        take(rules.purge(state, now));
        return this;
    }

    ThreadAuthor sweep(long now) {
        take(rules.sweep(state, now));
        return this;
    }

    private void take(Step<?> step) {
        state = step.next();
        headerChanged |= !step.changes().isAdditionOnly();
        removed.addAll(step.changes().removed());
        step.changes().remembered().ifPresent(remembered::add);
        dropped.addAll(step.changes().forgotten());
        Changes changes = step.changes();
        boolean begins = changes.added().isPresent() && changes.added().get().sequence() == 1;
        change = change.plus(new Totals(
                begins ? 1 : 0, changes.retainedMessages(), changes.retainedBytes(),
                (changes.remembered().isPresent() ? 1 : 0) - changes.forgotten().size(), changes.ledger()));
    }

    ThreadWrite write() {
        return write(rules.due(state));
    }

    ThreadWrite write(long at) {
        ThreadWrite write =
                new ThreadWrite(thread, state, headerChanged, at, due, added, removed, remembered, dropped, false);
        began(at);
        return write;
    }

    /** The thread is to be kept no more; the author begins again in epoch {@code next}. */
    ThreadWrite forget(String next) {
        MailboxState last = state;
        change = change.plus(new Totals(-1, 0, 0, 0, Ledger.ZERO));
        ThreadWrite write =
                new ThreadWrite(thread, last, true, Long.MAX_VALUE, due, added, removed, remembered, dropped, true);
        began(Long.MAX_VALUE);
        state = MailboxState.unused(new Epoch(next), 0);
        return write;
    }

    private void began(long at) {
        due = at;
        headerChanged = false;
        added.clear();
        removed.clear();
        remembered.clear();
        dropped.clear();
    }

    /** What the totals changed by since this was asked last. */
    Totals change() {
        Totals result = change;
        change = Totals.ZERO;
        return result;
    }
}
