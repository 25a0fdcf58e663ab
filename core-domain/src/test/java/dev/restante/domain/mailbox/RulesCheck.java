package dev.restante.domain.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares a state with the reference mailbox, and a store that follows the changes with both. */
final class RulesCheck {
    private final MailboxLimits limits;
    private final ReferenceMailbox reference;
    private final Set<Long> stored = new TreeSet<>();
    private final Map<MessageId, Memo> storedMemos = new HashMap<>();
    private Ledger ledger = Ledger.ZERO;

    RulesCheck(MailboxLimits limits, ReferenceMailbox reference) {
        this.limits = limits;
        this.reference = reference;
    }

    /** {@code newcomer}: bytes that were added by this step, for which the replay window had to make room. */
    void afterStep(MailboxState before, Step<?> step, long now, boolean swept) {
        MailboxState state = step.next();
        takeOverReplay(state, now, swept);
        assertEquals(reference.last(), state.last(), "last");
        assertEquals(reference.cursor, state.cursor(), "cursor");
        entries(state);
        gaps(state);
        changes(before, step);
        bounds(state);
    }

    /** The store puts the memos in place of those it has. */
    MailboxState afterTaken(Step<List<Memo>> step) {
        step.verdict().forEach(memo -> assertTrue(storedMemos.put(memo.id(), memo) != null, "taken: as stored"));
        assertEquals(reference.memos, storedMemos, "stored memos");
        return step.next();
    }

    /** The window may keep more than it promised, never less; what it dropped is dropped in the reference too. */
    private void takeOverReplay(MailboxState state, long now, boolean swept) {
        List<Mail> window = new ArrayList<>(reference.replayable());
        int kept = state.retainedMessages() - state.depth();
        assertTrue(kept <= window.size(), () -> "replayable: " + kept + " (expected: at most " + window.size() + ")");
        int promised = 0;
        long bytes = 0;
        long held = reference.held().stream().mapToLong(m -> m.size).sum();
        for (int i = window.size() - 1; i >= 0; i--) {
            Mail mail = window.get(i);
            bytes += mail.size;
            boolean young = now < mail.acknowledgedAt.orElseThrow() + limits.replayAge().toMillis();
            boolean fits = promised < limits.replayMessages() && bytes <= limits.replayBytes();
            if (!young || !fits || held + bytes > limits.bytes()) {
                break;
            }
            promised++;
        }
        int least = promised;
        assertTrue(kept >= least, () -> "replayable: " + kept + " (expected: at least " + least + ")");
        window.subList(0, window.size() - kept).forEach(reference::drop);
        if (swept) {
            long grain = limits.replayAge().toMillis() / 16;
            for (Mail mail : reference.replayable()) {
                long latest = mail.acknowledgedAt.orElseThrow() + limits.replayAge().toMillis() + grain;
                assertTrue(now <= latest, () -> "replayable: " + mail.sequence + " (expected: gone by " + latest + ")");
            }
        }
    }

    private void entries(MailboxState state) {
        List<Entry> expected =
                reference.all.stream().filter(m -> m.gone.isEmpty()).map(Mail::entry).toList();
        List<Entry> actual = IntStream.range(0, state.retainedMessages()).mapToObj(state::retained).toList();
        assertEquals(expected, actual, "retained");
        List<Mail> held = reference.held();
        assertEquals(held.size(), state.depth(), "depth");
        assertEquals(held.stream().mapToLong(m -> m.size).sum(), state.heldBytes(), "held bytes");
        assertEquals(actual.stream().mapToLong(Entry::size).sum(), state.retainedBytes(), "retained bytes");
        assertEquals(held.isEmpty() ? Long.MAX_VALUE : held.get(0).expiresAt, state.oldestHeldUntil(), "held until");
        for (Entry entry : actual) {
            boolean handed = reference.handed.contains(entry.sequence());
            assertEquals(handed, state.wasHanded(entry.sequence()), () -> "handed " + entry.sequence());
        }
    }

    /** Every range that is missing has one announcement, with its reason. */
    private void gaps(MailboxState state) {
        List<Gap> announced = new ArrayList<>();
        long from = 0;
        Set<GapReason> reasons = new TreeSet<>();
        for (long s = 1; s <= reference.last() + 1; s++) {
            Optional<GapReason> gone = s > reference.last() ? Optional.empty() : reference.all.get((int) s - 1).gone;
            if (gone.isPresent()) {
                from = from == 0 ? s : from;
                reasons.add(s <= reference.floor ? GapReason.NOT_RETAINED : gone.get());
            } else if (from > 0) {
                GapReason reason = reasons.size() == 1 ? reasons.iterator().next() : GapReason.MIXED;
                assertEquals(new Gap(from, s - 1, reason), MailboxRules.gap(state, from, s - 1));
                GapReason first = MailboxRules.gap(state, from, from).reason();
                assertTrue(reasons.contains(first) || (first == GapReason.MIXED && reasons.size() > 1));
                if (s - 1 > reference.floor) {
                    announced.add(new Gap(Math.max(from, reference.floor + 1), s - 1, GapReason.MIXED));
                }
                from = 0;
                reasons.clear();
            }
        }
        List<Gap> kept = state.gaps()
                .stream()
                .map(gap -> new Gap(gap.from(), gap.to(), GapReason.MIXED))
                .toList();
        assertEquals(announced, kept, "ranges above the floor");
    }

    private void changes(MailboxState before, Step<?> step) {
        Changes changes = step.changes();
        MailboxState state = step.next();
        changes.added().ifPresent(entry -> stored.add(entry.sequence()));
        for (SequenceRange range : changes.removed()) {
            stored.removeIf(s -> s >= range.from() && s <= range.to());
        }
        Set<Long> retained = IntStream.range(0, state.retainedMessages())
                .mapToObj(i -> state.retained(i).sequence())
                .collect(Collectors.toSet());
        assertEquals(retained, stored, "stored messages");
        changes.forgotten().forEach(memo -> assertTrue(storedMemos.remove(memo.id(), memo), "forgotten: as stored"));
        changes.remembered().ifPresent(memo -> storedMemos.put(memo.id(), memo));
        assertEquals(reference.memos, storedMemos, "stored memos");
        ledger = ledger.plus(changes.ledger());
        assertEquals(reference.ledger, ledger);
        assertTrue(ledger.balances());
        assertEquals(state.depth(), ledger.held());
        assertEquals(state.retainedMessages() - before.retainedMessages(), changes.retainedMessages());
        assertEquals(state.retainedBytes() - before.retainedBytes(), changes.retainedBytes());
        if (state == before) {
            boolean nothing = changes.added().isEmpty() && changes.removed().isEmpty() && changes.forgotten().isEmpty();
            assertTrue(nothing && changes.remembered().isEmpty() && changes.ledger().equals(Ledger.ZERO));
        }
    }

    private void bounds(MailboxState state) {
        assertTrue(state.depth() <= limits.messages(), "limit of messages");
        assertTrue(state.retainedBytes() <= limits.bytes(), "limit of bytes");
        assertTrue(state.retainedMessages() - state.depth() <= limits.replayMessages(), "limit of replay messages");
        assertTrue(state.retainedBytes() - state.heldBytes() <= limits.replayBytes(), "limit of replay bytes");
        assertTrue(reference.memos.size() <= limits.dedupIds(), "limit of ids");
        int gaps = state.gaps().size();
        assertTrue(gaps <= state.retainedMessages() + 1, () -> "gaps: " + gaps);
        int handed = state.header().handed().size() / 2;
        int most = state.retainedMessages() + 1;
        assertTrue(handed <= most, () -> "ranges handed over: " + handed + " (expected: at most " + most + ")");
        int ackTimes = state.header().acknowledged().size() / 2;
        assertTrue(ackTimes <= 40, () -> "times of acknowledgement: " + ackTimes + " (expected: at most 40)");
    }
}
