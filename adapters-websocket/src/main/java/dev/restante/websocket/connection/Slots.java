package dev.restante.websocket.connection;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections there may be at once. Any number of threads. */
public final class Slots {
    private final int limit;
    private final AtomicInteger taken = new AtomicInteger();

    public Slots(int limit) {
        this.limit = limit;
    }

    /** A slot, or empty where all are taken. */
    public Optional<Slot> take() {
        int before = taken.getAndUpdate(n -> n < limit ? n + 1 : n);
        return before < limit ? Optional.of(new Slot()) : Optional.empty();
    }

    public int taken() {
        return taken.get();
    }

    /** One taken place. Only the handle itself can give it back, and it does so once however often it is asked. */
    public final class Slot {
        private final AtomicBoolean released = new AtomicBoolean();
        private Runnable more = () -> {};

        /** Gives something else back with it. To be called before others know of the slot. */
        void with(Runnable release) {
            Runnable before = more;
            more = () -> {
                before.run();
                release.run();
            };
        }

        public void release() {
            if (released.compareAndSet(false, true)) {
                taken.decrementAndGet();
                more.run();
            }
        }
    }
}
