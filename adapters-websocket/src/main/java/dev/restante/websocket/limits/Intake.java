package dev.restante.websocket.limits;

import dev.restante.ports.observing.Limit;
import java.util.function.Consumer;

/**
 * What one connection has sent lately. Beyond its allowance it is to be read no further, until time has paid for it: the
 * client's writes wait, and nothing is lost. Any number of threads.
 */
public final class Intake {
    private final TokenBucket frames;
    private final TokenBucket bytes;
    private final Consumer<Limit> hit;
    private volatile boolean over;

    /**
     * @param framesPerSecond control frames and fragments too; 0 means no limit, here and below
     * @param hit hears which limit was passed, once each time that reading stops
     */
    public Intake(int framesPerSecond, int bytesPerSecond, Consumer<Limit> hit) {
        this.frames = new TokenBucket(framesPerSecond);
        this.bytes = new TokenBucket(bytesPerSecond);
        this.hit = hit;
    }

    /** One frame has come; true where it used up what there was. */
    public synchronized boolean spend(int size) {
        frames.spend(1);
        bytes.spend(size);
        if (over || !(frames.isEmpty() || bytes.isEmpty())) {
            return false;
        }
        over = true;
        hit.accept(frames.isEmpty() ? Limit.FRAMES_PER_SECOND : Limit.BYTES_PER_SECOND);
        return true;
    }

    /** Lets time pass, as {@link TokenBucket#fill}; true where it may be read again. */
    public synchronized boolean fill(long now) {
        frames.fill(now);
        bytes.fill(now);
        boolean again = over && !frames.isEmpty() && !bytes.isEmpty();
        over = over && !again;
        return again;
    }

    /** Whether to read no further. */
    public boolean isOver() {
        return over;
    }
}
