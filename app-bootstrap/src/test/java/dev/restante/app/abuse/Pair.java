package dev.restante.app.abuse;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** A sender and a reader who do nothing wrong. Each message must come, in order, and its send be told delivered. */
final class Pair implements AutoCloseable {
    private static final int ROUNDS = 300;

    private final RawClient sender;
    private final RawClient reader;
    private int sent;

    Pair(RunningProcess process) throws Exception {
        sender = process.connect().upgrade("/v1/connect");
        sender.expect("welcome");
        reader = process.connect().upgrade("/v1/connect?thread=pair");
        reader.expect("following");
    }

    /** Microseconds from a send to its arrival: the median of some hundred. {@code between} runs after each. */
    long latency(Step between) throws Exception {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            sender.send("{\"type\":\"send\",\"thread\":\"pair\",\"body\":" + ++sent + "}");
            Map<String, String> message = reader.expect("message");
            nanos[i] = System.nanoTime() - begun;
            equal("" + sent, message.getOrDefault("body", ""));
            equal("delivered", Json.fields(sender.text()).getOrDefault("outcome", ""));
            between.take();
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1_000;
    }

    private static void equal(String wanted, String found) {
        if (!wanted.equals(found)) {
            throw new AssertionError(found + " (expected: " + wanted + ")");
        }
    }

    @Override
    public void close() throws IOException {
        sender.close();
        reader.close();
    }

    /** What somebody else does meanwhile. */
    interface Step {
        void take() throws Exception;
    }
}
