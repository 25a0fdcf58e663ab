package dev.restante.domain.access;

import dev.restante.domain.message.ThreadId;
import java.util.List;

/**
 * Which threads a caller may follow, send to, and purge. What is not granted is denied. Immutable.
 *
 * @param follow for {@link Action#FOLLOW}
 * @param send for {@link Action#SEND}
 * @param purge for {@link Action#PURGE}
 */
public record Grants(List<ThreadPattern> follow, List<ThreadPattern> send, List<ThreadPattern> purge) {
    private static final List<ThreadPattern> ALL = List.of(new ThreadPattern("*"));

    public static final Grants NOTHING = new Grants(List.of(), List.of(), List.of());
    public static final Grants EVERYTHING = new Grants(ALL, ALL, ALL);

    public Grants {
        follow = List.copyOf(follow);
        send = List.copyOf(send);
        purge = List.copyOf(purge);
    }

    public boolean allow(Action action, ThreadId thread) {
        List<ThreadPattern> patterns = switch (action) {
            case FOLLOW -> follow;
            case SEND -> send;
            case PURGE -> purge;
        };
        for (ThreadPattern pattern : patterns) {
            if (pattern.matches(thread)) {
                return true;
            }
        }
        return false;
    }
}
