package dev.restante.websocket.limits;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many of something each name may have at once. Names without any take no room. Any number of threads. */
public final class Shares {
    private final int limit;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** {@code limit}: of each name; 0 means none. */
    public Shares(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: >= 0)");
        }
        this.limit = limit;
    }

    /** One more for this name, or empty where it has as many as it may. */
    public Optional<Share> take(String name) {
        while (true) {
            Integer had = taken.get(name);
            if (had == null) {
                if (taken.putIfAbsent(name, 1) == null) {
                    return Optional.of(new Share(name));
                }
            } else if (limit != 0 && had >= limit) {
                return Optional.empty();
            } else if (taken.replace(name, had, had + 1)) {
                return Optional.of(new Share(name));
            }
        }
    }

    /** Those of this name. */
    public int taken(String name) {
        return taken.getOrDefault(name, 0);
    }

    /** Names that have any. */
    public int names() {
        return taken.size();
    }

    /** One of a name's. Only the handle itself can give it back, and it does so once however often it is asked. */
    public final class Share {
        private final String name;
        private final AtomicBoolean released = new AtomicBoolean();

        private Share(String name) {
            this.name = name;
        }

        public void release() {
            if (released.compareAndSet(false, true)) {
                taken.computeIfPresent(name, (same, count) -> count > 1 ? count - 1 : null);
            }
        }
    }
}
