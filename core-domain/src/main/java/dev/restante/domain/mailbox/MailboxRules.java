package dev.restante.domain.mailbox;

import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a mailbox as pure functions: the same state, event, limits and time give the same next state, verdict and
 * changes. Time is in milliseconds of the epoch and must not run backwards within a thread; whoever calls sees to it.
 */
public final class MailboxRules {
    private final MailboxLimits limits;

    public MailboxRules(MailboxLimits limits) {
        this.limits = limits;
    }

    /** One message more. */
    public Step<AppendVerdict> append(MailboxState state, Append message, Room room, long now) {
        Draft draft = swept(state, now);
        return draft.because(new Appending(limits, draft, message, room, now).verdict());
    }

    /** Whether a repeat of this id would be found. */
    public boolean remembers(MailboxState state, MessageId id) {
        return memo(state, id).isPresent();
    }

    /** What is remembered of this id. */
    public Optional<Memo> memo(MailboxState state, MessageId id) {
        return state.remembered.find(id);
    }

    /** Whether this very memo is remembered still, and not another one of the same id that came after it. */
    @SuppressWarnings("ReferenceEquality") // two sends of one id within a millisecond leave equal memos
    public boolean remembers(MailboxState state, Memo memo) {
        return memo(state, memo.id()).filter(known -> known == memo).isPresent();
    }

    /** A message of time to live 0 found no reader: its id is not remembered, as rejections are not. */
    public Step<Boolean> forget(MailboxState state, MessageId id) {
        Draft draft = new Draft(state);
        boolean known = draft.remembered.find(id).isPresent();
        if (known) {
            draft.forget(id);
        }
        return draft.because(known);
    }

    /**
     * So many readers took messages that their sender named. The verdict has the memos that changed by it: a store is to
     * put them in place of those it has.
     */
    public Step<List<Memo>> taken(MailboxState state, Map<MessageId, Integer> takes) {
        Map<MessageId, Memo> changed = new LinkedHashMap<>();
        takes.forEach((id, readers) -> memo(state, id)
                .filter(memo -> memo.takes() != readers)
                .ifPresent(memo -> changed.put(id, memo.takenBy(readers))));
        Draft draft = new Draft(state);
        if (!changed.isEmpty()) {
            draft.remembered = state.remembered.with(changed);
            draft.markChanged();
        }
        return draft.because(List.copyOf(changed.values()));
    }

    /** The replay window gives up what was acknowledged first. The verdict counts the messages. */
    public Step<Integer> yieldReplay(MailboxState state) {
        Draft draft = new Draft(state);
        new Retention(limits, draft, state.touched).yieldOldest();
        return draft.because(state.acknowledged - draft.acknowledged);
    }

    /** A reader confirms everything up to a position. */
    public Step<AckVerdict> acknowledge(MailboxState state, Position position, long now) {
        if (!position.epoch().equals(state.epoch)) {
            return new Draft(state).because(new AckVerdict.OtherEpoch(state.epoch));
        }
        if (position.sequence() <= state.cursor) {
            return new Draft(state).because(new AckVerdict.Known(state.cursor));
        }
        if (position.sequence() > state.handed.highest()) {
            return new Draft(state).because(new AckVerdict.Beyond(state.handed.highest()));
        }
        Draft draft = swept(state, now);
        int messages = draft.indexAfter(position.sequence()) - draft.acknowledged;
        draft.acknowledge(position.sequence(), messages, now);
        draft.ackTimes = draft.ackTimes.plus(position.sequence(), now, limits.replayAge().toMillis());
        new Retention(limits, draft, now).trimReplay();
        return draft.because(new AckVerdict.Advanced(position.sequence(), messages));
    }

    /**
     * Messages, or announced gaps, of this range were handed to some reader. Throws IllegalArgumentException for a range
     * that reaches beyond the sequence given last: what is acknowledged ahead would never be held.
     */
    public Step<Boolean> handOver(MailboxState state, long from, long to) {
        if (from < 1 || to < from || to > state.last) {
            throw new IllegalArgumentException(
                    "handed over: " + from + "-" + to + " (expected: 1 <= from <= to <= " + state.last + ")");
        }
        Draft draft = new Draft(state);
        draft.handed = state.handed.plus(from, to).plusMissing(state.missing, state.handed.highest(), from);
        boolean news = draft.handed != state.handed;
        if (news) {
            draft.markChanged();
        }
        return draft.because(news);
    }

    /** What time alone does: messages expire, the replay window and the remembered ids age. */
    public Step<Boolean> sweep(MailboxState state, long now) {
        Step<Boolean> step = swept(state, now).because(true);
        return new Step<>(step.next(), step.next() != state, step.changes());
    }

    /** Removes all that is retained. The verdict counts the held messages among it. Sequences go on where they were. */
    public Step<Integer> purge(MailboxState state, long now) {
        Draft draft = swept(state, now);
        int held = draft.depth();
        draft.remove(draft.acknowledged, draft.retained.size(), e -> true, GapReason.PURGED);
        while (draft.acknowledged > 0) {
            draft.dropOldestReplay();
        }
        draft.touch(now);
        return draft.because(held);
    }

    /** When time alone will next change something; {@link Long#MAX_VALUE} for never. */
    public long due(MailboxState state) {
        long due = state.nextExpiry;
        if (!state.ackTimes.isEmpty()) {
            due = Math.min(due, state.ackTimes.oldestTime() + limits.replayAge().toMillis());
        }
        if (state.remembered.size() > 0) {
            due = Math.min(due, state.remembered.oldest().at() + limits.dedupAge().toMillis());
        }
        return isEmpty(state) ? state.touched + limits.threadIdle().toMillis() : due;
    }

    /** Whether nothing would be lost by forgetting the thread; that nobody follows it is for the caller to know. */
    public boolean isForgettable(MailboxState state, long now) {
        return isEmpty(state) && now >= state.touched + limits.threadIdle().toMillis();
    }

    private static boolean isEmpty(MailboxState state) {
        return state.retainedMessages() == 0 && state.remembered.size() == 0;
    }

    /** Where a reader begins, when everything up to {@code committed} may be seen. */
    public static Start start(MailboxState state, From from, long committed) {
        return switch (from) {
            case From.Unacknowledged unacknowledged -> new Start(Math.min(state.cursor, committed), false);
            case From.Beginning beginning -> new Start(0, false);
            case From.Now now -> new Start(committed, false);
            case From.After after -> {
                Position seen = after.position();
                boolean known = seen.epoch().equals(state.epoch) && seen.sequence() <= committed;
                yield known ? new Start(seen.sequence(), false) : new Start(0, true);
            }
        };
    }

    /** The announcement for a range of which nothing is retained. */
    public static Gap gap(MailboxState state, long from, long to) {
        Optional<GapReason> reason = from <= state.floor ? Optional.of(GapReason.NOT_RETAINED) : Optional.empty();
        for (Gap gap : state.missing.gaps()) {
            if (gap.from() <= to && gap.to() >= from) {
                reason = Optional.of(reason.map(r -> r.and(gap.reason())).orElse(gap.reason()));
            }
        }
        return new Gap(from, to, reason.orElse(GapReason.NOT_RETAINED));
    }

    /** How many retained messages stand above {@code after}, up to {@code committed}. */
    public static int backlog(MailboxState state, long after, long committed) {
        return state.indexAfter(committed) - state.indexAfter(after);
    }

    private Draft swept(MailboxState state, long now) {
        Draft draft = new Draft(state);
        if (now >= due(state)) {
            new Retention(limits, draft, now).sweep();
        }
        return draft;
    }
}
