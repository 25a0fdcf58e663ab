package dev.restante.ports.mailbox;

import dev.restante.domain.message.ThreadId;

/** How a mailbox reaches this node's live readers. Called for one message of a thread at a time; must not block. */
public interface HandOver {
    /** Offers a committed message to the live readers; answers how many took it. */
    int handOver(Committed message);

    /** Whether somebody follows the thread, so that it must not be forgotten. */
    boolean isFollowed(ThreadId thread);

    /** Nobody reads. */
    HandOver NOBODY = new HandOver() {
        @Override
        public int handOver(Committed message) {
            return 0;
        }

        @Override
        public boolean isFollowed(ThreadId thread) {
            return false;
        }
    };
}
