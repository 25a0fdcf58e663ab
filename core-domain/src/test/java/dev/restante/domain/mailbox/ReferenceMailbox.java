package dev.restante.domain.mailbox;

import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A mailbox by the book, with plain lists and without a thought for speed. Verdicts are written as texts. */
final class ReferenceMailbox {
    private final MailboxLimits limits;
    final List<Mail> all = new ArrayList<>();
    final Map<MessageId, Memo> memos = new LinkedHashMap<>();
    final TreeSet<Long> handed = new TreeSet<>();
    long cursor;
    long floor;
    long touched;
    Ledger ledger = Ledger.ZERO;

    ReferenceMailbox(MailboxLimits limits, long now) {
        this.limits = limits;
        this.touched = now;
    }

    long last() {
        return all.size();
    }

    List<Mail> held() {
        return all.stream().filter(Mail::isHeld).toList();
    }

    List<Mail> replayable() {
        return all.stream().filter(Mail::isReplayable).toList();
    }

    private static long bytes(List<Mail> mail) {
        return mail.stream().mapToLong(m -> m.size).sum();
    }

    String append(Append append, Room room, long now) {
        pass(now);
        Memo known = append.named().map(memos::get).orElse(null);
        if (known != null) {
            return known.fingerprint() == append.fingerprint() ? "repeat " + known : "refuse CONFLICT";
        }
        if (append.size() > limits.messageBytes()) {
            return "refuse TOO_LARGE";
        }
        long seconds = append.ttl().map(t -> t.seconds()).orElse(limits.ttlDefault().toSeconds());
        if (seconds == 0) {
            if (append.named().isPresent() && limits.dedupIds() > 0 && !room.bytes()) {
                return "refuse CAPACITY";
            }
            remember(append, 0, 0, now, now);
            return "pass";
        }
        if (all.isEmpty() && !room.threads()) {
            return "refuse CAPACITY";
        }
        return hold(append, room, now, now + Math.min(seconds, limits.ttlMax().toSeconds()) * 1_000);
    }

    private String hold(Append append, Room room, long now, long expiresAt) {
        String topic = append.topic().map(Topic::value).orElse("");
        List<Mail> staying = new ArrayList<>(held());
        List<Mail> replaced = new ArrayList<>(staying);
        replaced.removeIf(m -> topic.isEmpty() || !m.topic.equals(topic));
        staying.removeAll(replaced);
        List<Mail> evicted = new ArrayList<>();
        while (staying.size() + 1 > limits.messages() || bytes(staying) + append.size() > limits.bytes()) {
            Optional<Mail> victim = limits.overflow() == Overflow.REJECT
                    ? Optional.empty()
                    : staying.stream()
                            .filter(m -> m.urgency.compareTo(append.urgency()) <= 0)
                            .min(Comparator.comparing((Mail m) -> m.urgency).thenComparingLong(m -> m.sequence));
            if (victim.isEmpty()) {
                return "refuse MAILBOX_FULL";
            }
            staying.remove(victim.get());
            evicted.add(victim.get());
        }
        if (!room.bytes()) {
            return "refuse CAPACITY";
        }
        replaced.forEach(m -> leave(m, GapReason.REPLACED));
        evicted.forEach(m -> leave(m, GapReason.EVICTED));
        Mail mail = new Mail(last() + 1, append.size(), expiresAt, append.urgency(), topic);
        all.add(mail);
        ledger = ledger.plus(new Ledger(0, 1, 0, 1, 0, 0, 0, 0));
        touched = now;
        remember(append, mail.sequence, held().size(), expiresAt, now);
        return "accept " + mail.entry() + " depth " + held().size();
    }

    private void remember(Append append, long sequence, int depth, long heldUntil, long now) {
        if (append.named().isPresent() && limits.dedupIds() > 0) {
            while (memos.size() >= limits.dedupIds()) {
                memos.remove(memos.keySet().iterator().next());
            }
            MessageId id = append.named().get();
            memos.put(id, new Memo(id, append.fingerprint(), sequence, depth, heldUntil, now));
        }
    }

    String acknowledge(long sequence, boolean thisEpoch, long now) {
        if (!thisEpoch) {
            return "other epoch";
        }
        if (sequence <= cursor) {
            return "known " + cursor;
        }
        long highest = handed.isEmpty() ? 0 : handed.last();
        if (sequence > highest) {
            return "beyond " + highest;
        }
        pass(now);
        List<Mail> confirmed =
                held().stream().filter(m -> m.sequence <= sequence).toList();
        confirmed.forEach(m -> m.acknowledgedAt = Optional.of(now));
        int count = confirmed.size();
        ledger = ledger.plus(new Ledger(0, 0, count, -count, 0, 0, 0, 0));
        cursor = sequence;
        touched = now;
        return "advanced " + cursor + " by " + count;
    }

    void handOver(long from, long to) {
        for (long s = from; s <= to; s++) {
            handed.add(s);
        }
    }

    String purge(long now) {
        pass(now);
        List<Mail> purged = held();
        purged.forEach(m -> leave(m, GapReason.PURGED));
        replayable().forEach(this::drop);
        touched = now;
        return "purged " + purged.size();
    }

    /** What time does for certain. */
    void pass(long now) {
        all.stream().filter(m -> m.gone.isEmpty() && m.expiresAt <= now).forEach(m -> leave(m, GapReason.EXPIRED));
        memos.values().removeIf(memo -> memo.at() + limits.dedupAge().toMillis() <= now);
    }

    /** It is not replayed any more. */
    void drop(Mail mail) {
        mail.gone = Optional.of(GapReason.NOT_RETAINED);
        floor = Math.max(floor, mail.sequence);
    }

    private void leave(Mail mail, GapReason reason) {
        if (mail.isHeld()) {
            ledger = ledger.plus(new Ledger(
                    0, 0, 0, -1, reason == GapReason.EXPIRED ? 1 : 0, reason == GapReason.EVICTED ? 1 : 0,
                    reason == GapReason.REPLACED ? 1 : 0, reason == GapReason.PURGED ? 1 : 0));
        }
        mail.gone = Optional.of(reason);
    }
}
