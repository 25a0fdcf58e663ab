package dev.restante.domain.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules against a mailbox by the book, step by step, for many lives of a thread. */
final class MailboxRulesProperties {
    private static final int LIVES = 3_000;
    private static final int STEPS = 150;
    private static final Epoch EPOCH = new Epoch("e1");

    @Test
    void everyStep_doesWhatTheBookSays() {
        Seeds.check(LIVES, (random, seed) -> new Life(random).live());
    }

    /** One life of a thread. */
    private static final class Life {
        private final RandomGenerator random;
        private final MailboxLimits limits;
        private final MailboxRules rules;
        private final ReferenceMailbox reference;
        private final RulesCheck check;
        private final List<String> script = new ArrayList<>();
        private long now = 1_000_000;
        private MailboxState state = MailboxState.unused(EPOCH, now);

        Life(RandomGenerator random) {
            this.random = random;
            this.limits = RandomMail.limits(random);
            this.rules = new MailboxRules(limits);
            this.reference = new ReferenceMailbox(limits, now);
            this.check = new RulesCheck(limits, reference);
        }

        void live() {
            try {
                for (int i = 0; i < STEPS; i++) {
                    step();
                }
            } catch (RuntimeException | AssertionError e) {
                int from = Math.max(0, script.size() - 40);
                throw new AssertionError(limits + "\n" + String.join("\n", script.subList(from, script.size())), e);
            }
        }

        private void step() {
            switch (random.nextInt(22)) {
                case 0, 1, 2 -> now += random.nextInt(3) == 0 ? random.nextInt(20_000) : random.nextInt(500);
                case 3, 4, 5, 6 -> handOver();
                case 7, 8, 9, 10 -> acknowledge();
                case 11 -> purge();
                case 12, 13 -> sweep();
                case 14 -> forget();
                case 15 -> state = restored();
                case 16 -> yieldReplay();
                case 17 -> taken();
                default -> append();
            }
        }

        private void append() {
            Append append = RandomMail.append(random, limits);
            Room room = RandomMail.room(random);
            script.add(now + " " + append + " " + room);
            String expected = reference.append(append, room, now);
            Step<AppendVerdict> step = apply(s -> rules.append(s, append, room, now), true);
            String actual =
                    switch (step.verdict()) {
                        case AppendVerdict.Accept accept -> "accept " + accept.entry() + " depth " + accept.depth();
                        case AppendVerdict.Repeat repeat -> "repeat " + repeat.memo();
                        case AppendVerdict.Pass pass -> "pass";
                        case AppendVerdict.Refuse refuse -> "refuse " + refuse.reason();
                    };
            assertEquals(expected, actual);
        }

        private void acknowledge() {
            boolean thisEpoch = random.nextInt(15) > 0;
            long sequence =
                    random.nextInt(10) == 0 ? random.nextLong(Long.MAX_VALUE) : random.nextLong(state.last() + 2);
            script.add(now + " acknowledge " + sequence + " " + thisEpoch);
            String expected = reference.acknowledge(sequence, thisEpoch, now);
            Position position = new Position(thisEpoch ? EPOCH : new Epoch("e0"), sequence);
            Step<AckVerdict> step = apply(s -> rules.acknowledge(s, position, now), expected.startsWith("advanced"));
            String actual =
                    switch (step.verdict()) {
                        case AckVerdict.Advanced a -> "advanced " + a.cursor() + " by " + a.messages();
                        case AckVerdict.Known known -> "known " + known.cursor();
                        case AckVerdict.Beyond beyond -> "beyond " + beyond.highest();
                        case AckVerdict.OtherEpoch other -> "other epoch";
                    };
            assertEquals(expected, actual);
        }

        private void handOver() {
            if (state.last() > 0) {
                long from = 1 + random.nextLong(state.last());
                long to = Math.min(state.last(), from + random.nextInt(3));
                script.add(now + " hand over " + from + "-" + to);
                reference.handOver(from, to);
                apply(s -> rules.handOver(s, from, to), false);
            }
        }

        private void purge() {
            script.add(now + " purge");
            String expected = reference.purge(now);
            assertEquals(expected, "purged " + apply(s -> rules.purge(s, now), true).verdict());
        }

        private void sweep() {
            script.add(now + " sweep");
            long due = rules.due(state);
            checkDue(due);
            reference.pass(now);
            MailboxState before = state;
            Step<Boolean> step = apply(s -> rules.sweep(s, now), true);
            assertEquals(step.next() != before, step.verdict());
            boolean empty = state.retainedMessages() == 0 && reference.memos.isEmpty();
            boolean idle = now >= reference.touched + limits.threadIdle().toMillis();
            assertEquals(empty && idle, rules.isForgettable(state, now));
        }

        /** Time changes nothing before. */
        private void checkDue(long due) {
            long next = Long.MAX_VALUE;
            for (Mail mail : reference.all) {
                next = mail.gone.isEmpty() ? Math.min(next, mail.expiresAt) : next;
            }
            for (Memo memo : reference.memos.values()) {
                next = Math.min(next, memo.at() + limits.dedupAge().toMillis());
            }
            if (next == Long.MAX_VALUE && reference.replayable().isEmpty()) {
                next = reference.touched + limits.threadIdle().toMillis();
            }
            long latest = next;
            assertTrue(due <= latest, () -> "due: " + due + " (expected: at most " + latest + ")");
            if (due > now) {
                long before = now + random.nextLong(Math.min(due, now + 100_000) - now);
                assertTrue(rules.sweep(state, before).next() == state,
                        () -> "due " + due + ", but changes at " + before);
            }
        }

        private void forget() {
            MessageId id = new MessageId("id-" + random.nextInt(8));
            script.add(now + " forget " + id);
            boolean known = reference.memos.remove(id) != null;
            assertEquals(known, rules.remembers(state, id));
            assertEquals(known, apply(s -> rules.forget(s, id), false).verdict());
        }

        /** The oldest go, at least one, and what was acknowledged well after them stays. */
        private void yieldReplay() {
            List<Mail> window = reference.replayable();
            Step<Integer> peeked = rules.yieldReplay(state);
            script.add(now + " yield " + peeked.verdict() + " of " + window.size());
            assertEquals(window.isEmpty(), peeked.verdict() == 0);
            if (!window.isEmpty()) {
                assertTrue(state.oldestReplay() >= window.get(0).acknowledgedAt.orElseThrow());
                long last = window.get(peeked.verdict() - 1).acknowledgedAt.orElseThrow();
                assertTrue(last <= state.oldestReplay(), "went with the oldest: " + last);
            }
            window.subList(0, peeked.verdict()).forEach(reference::drop);
            assertEquals(peeked.verdict(), apply(rules::yieldReplay, false).verdict());
        }

        private void taken() {
            Map<MessageId, Integer> takes = Map.of(new MessageId("id-" + random.nextInt(8)), random.nextInt(3),
                    new MessageId("unknown"), 1);
            script.add(now + " taken " + takes);
            MailboxState before = state;
            Step<List<Memo>> step = rules.taken(before, takes);
            step.verdict().forEach(memo -> assertTrue(reference.memos.put(memo.id(), memo) != null));
            takes.forEach((id, readers) -> rules.memo(step.next(), id)
                    .ifPresent(memo -> assertEquals(readers, memo.takes())));
            assertEquals(step.verdict().isEmpty(), step.next() == before);
            state = check.afterTaken(step);
        }

        /** What a store keeps is enough to go on. */
        private MailboxState restored() {
            script.add("restore");
            List<Entry> entries =
                    IntStream.range(0, state.retainedMessages()).mapToObj(state::retained).toList();
            MailboxState restored =
                    MailboxState.restore(state.header(), entries, List.copyOf(reference.memos.values()));
            assertEquals(described(state), described(restored));
            return restored;
        }

        private <V> Step<V> apply(Function<MailboxState, Step<V>> event, boolean swept) {
            MailboxState before = state;
            Step<V> step = event.apply(before);
            if (random.nextInt(8) == 0) {
                step = again(event, step);
            }
            state = step.next();
            check.afterStep(before, step, now, swept);
            return step;
        }

        /** The same event on the same old state gives the same, whatever happened to its other successors. */
        private <V> Step<V> again(Function<MailboxState, Step<V>> event, Step<V> first) {
            MailboxState before = state;
            String then = described(before);
            String next = described(first.next());
            Supplier<MailboxState> other = () -> rules.append(
                    before, RandomMail.append(random, limits), Room.UNLIMITED, now)
                    .next();
            MailboxState sibling = random.nextBoolean() ? other.get() : rules.purge(first.next(), now).next();
            Step<V> second = event.apply(before);
            assertEquals(then, described(before), "an old state stays as it was");
            assertEquals(next, described(first.next()), "a successor stays as it was");
            assertEquals(next, described(second.next()), "the same step leads to the same");
            assertEquals(first.verdict(), second.verdict());
            assertEquals(first.changes(), second.changes());
            assertTrue(sibling.epoch().equals(EPOCH));
            return random.nextBoolean() ? first : second;
        }
    }

    static String described(MailboxState state) {
        List<Entry> entries =
                IntStream.range(0, state.retainedMessages()).mapToObj(state::retained).toList();
        List<Memo> memos = IntStream.range(0, state.remembered.size()).mapToObj(state.remembered::get).toList();
        memos.forEach(memo -> assertEquals(memo, state.remembered.find(memo.id()).orElseThrow()));
        return String.join(
                "\n", state.header().toString(), entries.toString(), memos.toString(), "depth " + state.depth(),
                "bytes " + state.heldBytes() + " of " + state.retainedBytes());
    }
}
