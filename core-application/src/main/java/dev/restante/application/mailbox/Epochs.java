package dev.restante.application.mailbox;

import dev.restante.domain.message.Epoch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The epoch of threads that begin now. All that begin in one life of the node share it, until a used thread is forgotten:
 * should that one begin again, it must not be taken for what it was.
 */
final class Epochs {
    private final String life;
    private final AtomicLong forgotten = new AtomicLong();

    /** {@code life}: at most 10 characters of base64url, another at each start. */
    Epochs(String life) {
        this.life = life;
    }

    Epoch current() {
        long n = forgotten.get();
        return new Epoch(n == 0 ? life : life + "-" + Long.toString(n % 60_466_176, 36));
    }

    void usedThreadForgotten() {
        forgotten.incrementAndGet();
    }
}
