package dev.restante.domain.mailbox;

/** What leaves a thread by time, and what leaves its replay window to make room. */
final class Retention {
    private final MailboxLimits limits;
    private final Draft draft;
    private final long now;

    Retention(MailboxLimits limits, Draft draft, long now) {
        this.limits = limits;
        this.draft = draft;
        this.now = now;
    }

    void sweep() {
        expire();
        trimReplay();
        while (draft.remembered.size() > 0
                && now >= draft.remembered.oldest().at() + limits.dedupAge().toMillis()) {
            draft.forgetOldest();
        }
    }

    private void expire() {
        if (now < draft.nextExpiry) {
            return;
        }
        draft.remove(0, draft.retained.size(), e -> e.expiresAt() <= now, GapReason.EXPIRED);
        draft.nextExpiry = Long.MAX_VALUE;
        for (int i = 0; i < draft.retained.size(); i++) {
            draft.nextExpiry = Math.min(draft.nextExpiry, draft.retained.get(i).expiresAt());
        }
        draft.markChanged();
    }

    void trimReplay() {
        while (!draft.ackTimes.isEmpty()
                && now >= draft.ackTimes.oldestTime() + limits.replayAge().toMillis()) {
            dropOldestTime();
        }
        while (draft.acknowledged > limits.replayMessages() || draft.replayBytes > limits.replayBytes()) {
            draft.dropOldestReplay();
        }
    }

    /** At least one message goes, where the window has one: all that was acknowledged about when the oldest was. */
    void yieldOldest() {
        int before = draft.acknowledged;
        while (draft.acknowledged > 0 && draft.acknowledged == before) {
            if (draft.ackTimes.isEmpty()) {
                draft.dropOldestReplay();
            } else {
                dropOldestTime();
            }
        }
    }

    private void dropOldestTime() {
        long upTo = draft.ackTimes.oldestSequence();
        while (draft.acknowledged > 0 && draft.retained.get(0).sequence() <= upTo) {
            draft.dropOldestReplay();
        }
        draft.ackTimes = draft.ackTimes.withoutOldest();
        draft.markChanged();
    }

    /** The replay window yields until {@code bytes} more fit into the thread's limit, as far as it can. */
    void makeRoom(long bytes) {
        while (draft.acknowledged > 0 && draft.heldBytes + draft.replayBytes + bytes > limits.bytes()) {
            draft.dropOldestReplay();
        }
    }
}
