package dev.restante.ports.mailbox;

import dev.restante.domain.message.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Live readers that note what they are offered and answer as told. */
final class RecordingReaders implements HandOver {
    private final List<Committed> offered = new ArrayList<>();
    private final Set<ThreadId> followed = ConcurrentHashMap.newKeySet();
    private volatile ToIntFunction<Committed> answer = message -> 0;

    /** From now on so many take each message. */
    void take(int readers) {
        answer = message -> readers;
    }

    void answer(ToIntFunction<Committed> takes) {
        answer = takes;
    }

    void follow(ThreadId thread) {
        followed.add(thread);
    }

    void unfollow(ThreadId thread) {
        followed.remove(thread);
    }

    @Override
    public int handOver(Committed message) {
        synchronized (offered) {
            offered.add(message);
        }
        return answer.applyAsInt(message);
    }

    @Override
    public boolean isFollowed(ThreadId thread) {
        return followed.contains(thread);
    }

    List<Committed> offered() {
        synchronized (offered) {
            return List.copyOf(offered);
        }
    }

    List<String> texts() {
        return offered().stream().map(c -> c.body().asString()).toList();
    }
}
