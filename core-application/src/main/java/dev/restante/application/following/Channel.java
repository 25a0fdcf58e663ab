package dev.restante.application.following;

import dev.restante.domain.message.Epoch;
import dev.restante.ports.following.Offer;
import dev.restante.ports.mailbox.Committed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The readers of one thread and the newest message that was handed over. Its lock is held for a moment at a time: while
 * messages are put into windows, never while a disk or a socket is waited for.
 */
final class Channel {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Follower> followers = new ArrayList<>(1);
    private @Nullable Epoch epoch;
    private long head;
    private long handedOver;

    void add(Follower follower) {
        lock.lock();
        try {
            followers.add(follower);
        } finally {
            lock.unlock();
        }
    }

    /** Answers how many are left. */
    int remove(Follower follower) {
        lock.lock();
        try {
            followers.remove(follower);
            return followers.size();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return followers.size();
        } finally {
            lock.unlock();
        }
    }

    int handOver(Committed message) {
        List<Follower> behind = new ArrayList<>(0);
        int takes = 0;
        lock.lock();
        try {
            if (message.isHeld()) {
                handedOver++;
                epoch = message.epoch();
                head = message.sequence();
            }
            Offer offer = new Offer(message, false);
            for (Follower follower : followers) {
                switch (follower.offerLive(offer)) {
                    case TAKEN -> takes++;
                    case BEHIND -> behind.add(follower);
                    case PASSED_OVER -> {}
                }
            }
        } finally {
            lock.unlock();
        }
        behind.forEach(Follower::catchUp);
        return takes;
    }

    /** How many messages were handed over. Called under the lock. */
    long handedOver() {
        return handedOver;
    }

    /**
     * Whether something was handed over that a reader at this place has not seen. In another log, which of the two is the
     * newer tells only whether something came {@code since} it began to read. Called under the lock.
     */
    boolean isAhead(Epoch of, long sequence, long since) {
        return epoch != null && (epoch.equals(of) ? head > sequence : handedOver != since);
    }

    ReentrantLock lock() {
        return lock;
    }
}
