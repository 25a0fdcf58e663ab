package dev.restante.peers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who reads what. */
final class Threads<C> {
    private static final String READ = "/r/";
    private static final int NAME = 7;

    private final Map<String, List<C>> readers = new ConcurrentHashMap<>();

    /** A connection that came to this path. */
    void enter(String path, C connection) {
        if (path.startsWith(READ)) {
            readers.computeIfAbsent(path.substring(READ.length()), name -> new CopyOnWriteArrayList<>())
                    .add(connection);
        }
    }

    void leave(String path, C connection) {
        if (path.startsWith(READ)) {
            readers.getOrDefault(path.substring(READ.length()), List.of()).remove(connection);
        }
    }

    /** Those whom a message is for. */
    List<C> of(String message) {
        return readers.getOrDefault(message.substring(0, NAME), List.of());
    }
}
