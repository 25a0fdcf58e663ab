package dev.restante.websocket.counting;

import dev.restante.ports.observing.ConnectionCounts;
import dev.restante.websocket.socket.CloseCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the connections of one kind. Any number of threads. */
public final class ConnectionTally {
    /** The peer went, or closed first. */
    private static final String PEER = "peer";
    /** We cut it without a word. */
    private static final String CUT = "cut";

    private final LongAdder opened = new LongAdder();
    private final Map<String, LongAdder> closed = new ConcurrentHashMap<>();

    ConnectionTally() {}

    /** All causes that there can be. */
    static List<String> causes() {
        return Stream.concat(
                Stream.of(PEER, CUT), Stream.of(CloseCode.values()).map(code -> Integer.toString(code.code())).sorted())
                .toList();
    }

    public void opened() {
        opened.increment();
    }

    /** {@code code}: the close code that we sent, or null; {@code cut}: whether we gave up on it. */
    public void closed(@Nullable CloseCode code, boolean cut) {
        String cause = code != null ? Integer.toString(code.code()) : cut ? CUT : PEER;
        closed.computeIfAbsent(cause, one -> new LongAdder()).increment();
    }

    ConnectionCounts counts(long waitingBytes) {
        Map<String, Long> causes = new HashMap<>();
        // Before the sum of those opened, so that never more have closed than opened.
        closed.forEach((cause, adder) -> causes.put(cause, adder.sum()));
        return new ConnectionCounts(opened.sum(), causes, waitingBytes);
    }
}
