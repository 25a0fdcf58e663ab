package dev.restante.domain.mailbox;

import dev.restante.domain.delivery.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The decision about one message more: known already, too much, or held. */
final class Appending {
    private static final long SOON = 1_000;
    private static final long LATER = 60_000;

    private final MailboxLimits limits;
    private final Draft draft;
    private final Append message;
    private final Room room;
    private final long now;

    Appending(MailboxLimits limits, Draft draft, Append message, Room room, long now) {
        this.limits = limits;
        this.draft = draft;
        this.message = message;
        this.room = room;
        this.now = now;
    }

    AppendVerdict verdict() {
        Optional<Memo> known = message.named().flatMap(draft.remembered::find);
        if (known.isPresent()) {
            return known.get().fingerprint() == message.fingerprint()
                    ? new AppendVerdict.Repeat(known.get())
                    : refuse(Reason.CONFLICT,
                            "id: " + known.get().id() + " (expected: the body it was first sent with)");
        }
        if (message.size() > limits.messageBytes()) {
            return refuse(
                    Reason.TOO_LARGE,
                    "body: " + message.size() + " bytes (expected: at most " + limits.messageBytes() + ")");
        }
        long seconds = message.ttl().map(ttl -> ttl.seconds()).orElse(limits.ttlDefault().toSeconds());
        return seconds == 0 ? pass() : hold(Math.min(seconds, limits.ttlMax().toSeconds()) * 1_000);
    }

    private AppendVerdict pass() {
        if (isRemembered() && !room.bytes()) {
            return nodeFull();
        }
        remember(0, 0, now);
        return new AppendVerdict.Pass();
    }

    private AppendVerdict hold(long ttlMillis) {
        if (draft.last == 0 && !room.threads()) {
            return refuse(Reason.CAPACITY, "threads: the node holds as many as it may (limits.threads)");
        }
        Set<Long> leaving = new HashSet<>(0);
        long freed = replaced(leaving);
        int replacedCount = leaving.size();
        int excessMessages = draft.depth() - replacedCount + 1 - limits.messages();
        long excessBytes = draft.heldBytes - freed + message.size() - limits.bytes();
        if (excessMessages > 0 || excessBytes > 0) {
            if (limits.overflow() == Overflow.REJECT) {
                return full();
            }
            if (!new Eviction(draft, message.urgency(), leaving).choose(excessMessages, excessBytes)) {
                return full();
            }
        }
        return room.bytes() ? accept(leaving, ttlMillis) : nodeFull();
    }

    private static AppendVerdict nodeFull() {
        return new AppendVerdict.Refuse(
                Reason.CAPACITY, "node: full (limits.node-bytes)", Optional.of(Duration.ofMillis(LATER)));
    }

    private AppendVerdict accept(Set<Long> leaving, long ttlMillis) {
        if (!leaving.isEmpty()) {
            String topic = message.topic().map(t -> t.value()).orElse("");
            draft.remove(
                    draft.acknowledged, draft.retained.size(),
                    e -> leaving.contains(e.sequence()) && isSameTopic(e, topic), GapReason.REPLACED);
            draft.remove(
                    draft.acknowledged, draft.retained.size(),
                    e -> leaving.contains(e.sequence()), GapReason.EVICTED);
        }
        new Retention(limits, draft, now).makeRoom(message.size());
        long expiresAt = now + ttlMillis;
        Entry entry = new Entry(
                draft.last + 1, message.size(), expiresAt, message.urgency(),
                message.topic().map(t -> t.value()).orElse(""));
        draft.hold(entry, now);
        remember(entry.sequence(), draft.depth(), expiresAt);
        return new AppendVerdict.Accept(entry, draft.depth());
    }

    private boolean isRemembered() {
        return message.named().isPresent() && limits.dedupIds() > 0;
    }

    private void remember(long sequence, int depth, long heldUntil) {
        if (!isRemembered()) {
            return;
        }
        while (draft.remembered.size() >= limits.dedupIds()) {
            draft.forgetOldest();
        }
        draft.note(new Memo(message.named().get(), message.fingerprint(), sequence, depth, heldUntil, now));
    }

    /** Notes held messages of the same topic as leaving; answers their bytes. */
    private long replaced(Set<Long> leaving) {
        String topic = message.topic().map(t -> t.value()).orElse("");
        long freed = 0;
        for (int i = draft.acknowledged; !topic.isEmpty() && i < draft.retained.size(); i++) {
            Entry entry = draft.retained.get(i);
            if (isSameTopic(entry, topic)) {
                leaving.add(entry.sequence());
                freed += entry.size();
            }
        }
        return freed;
    }

    private static boolean isSameTopic(Entry entry, String topic) {
        return !topic.isEmpty() && entry.topic().equals(topic);
    }

    private AppendVerdict full() {
        long wait = Math.max(SOON, Math.min(LATER, draft.nextExpiry - now));
        return new AppendVerdict.Refuse(
                Reason.MAILBOX_FULL,
                "mailbox: " + draft.depth() + " messages, " + draft.heldBytes + " bytes held (limits.mailbox-messages "
                        + limits.messages() + ", limits.mailbox-bytes " + limits.bytes() + ")",
                Optional.of(Duration.ofMillis(wait)));
    }

    private static AppendVerdict refuse(Reason reason, String detail) {
        return new AppendVerdict.Refuse(reason, detail, Optional.empty());
    }
}
