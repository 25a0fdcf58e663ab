package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was queued, and the readers that come for it. */
@Timeout(60)
class BacklogTest {
    /** Far more than the sockets between the two hold. */
    private static final String LONG = "x".repeat(30_000);

    private static final int QUEUED = 200;

    @TempDir
    static Path directory;

    private static RunningProcess process;

    @BeforeAll
    static void start() throws Exception {
        process = RunningProcess.ready(directory, Map.of("RESTANTE_DRAIN_LAME_DUCK", "0s"));
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @Test
    void queuedMessages_comeOnce_inOrder_beforeLaterOnes() throws Exception {
        try (RawClient sender = process.connect().upgrade("/v1/connect")) {
            send(sender, "later", 1, 100, "");
            outcomes(sender, 100);
            try (RawClient reader = process.connect().upgrade("/v1/connect?thread=later")) {
                send(sender, "later", 101, 200, ""); // while the backlog is on its way, or before, or behind it
                outcomes(sender, 100);
                comes(reader, "later", 1, 200);
                send(sender, "later", 201, 201, "");
                assertEquals("delivered", sender.expect("outcome").get("outcome"));
                comes(reader, "later", 201, 201);
            }
        }
    }

    @Test
    void readers_hearOfTheirOwnThreadsOnly() throws Exception {
        try (RawClient sender = process.connect().upgrade("/v1/connect");
                RawClient one = process.connect().upgrade("/v1/connect?thread=one");
                RawClient both = process.connect().upgrade("/v1/connect?thread=one&thread=two")) {
            one.expect("following");
            both.expect("following");
            both.expect("following");
            for (int i = 1; i <= 50; i++) {
                send(sender, "two", i, i, "");
                send(sender, "one", i, i, "");
                assertEquals("1", sender.expect("outcome").get("recipients"));
                assertEquals("2", sender.expect("outcome").get("recipients"));
                // Between threads no order is promised.
                Map<String, String> first = both.expect("message");
                Map<String, String> second = both.expect("message");
                assertEquals(Set.of("one", "two"), Set.of(thread(first), thread(second)));
                assertEquals(List.of("" + i, "" + i), List.of(sequence(first), sequence(second)));
            }
            comes(one, "one", 1, 50);
            one.send("{\"type\":\"ping\",\"ref\":\"nothing else came\"}");
            assertEquals("nothing else came", Json.fields(one.text()).get("ref"));
        }
    }

    /** With {@code client} it just follows again; with {@code auto} from the last that it has seen. */
    @ParameterizedTest
    @ValueSource(strings = {"client", "auto"})
    void socketThatDies_duringTheBacklog_losesNothing(String ack) throws Exception {
        String thread = "dying-" + ack;
        try (RawClient sender = process.connect().upgrade("/v1/connect")) {
            send(sender, thread, 1, QUEUED, LONG);
            outcomes(sender, QUEUED);
        }
        int seen = 0;
        String position = "";
        for (int life = 1; life <= 10; life++) {
            try (RawClient reader = process.connect().upgrade("/v1/connect")) {
                reader.send("{\"type\":\"follow\",\"thread\":\"" + thread + "\",\"ack\":\"" + ack + "\"" + position
                        + "}");
                Map<String, String> following = reader.expect("following");
                assertEquals("" + (seen + 1), following.get("from"));
                comes(reader, thread, seen + 1, seen + 7);
                seen += 7;
                String at = ",\"epoch\":\"" + following.get("epoch") + "\"";
                if (ack.equals("client")) {
                    reader.send("{\"type\":\"ack\",\"thread\":\"" + thread + "\",\"sequence\":" + seen + at + "}");
                    reader.send("{\"type\":\"ping\"}"); // what comes behind it is read behind it
                    reader.expect("pong");
                } else {
                    position = at + ",\"after\":" + seen;
                }
                reader.reset();
            }
        }
        try (RawClient reader = process.connect().upgrade("/v1/connect")) {
            reader.send("{\"type\":\"follow\",\"thread\":\"" + thread + "\"" + position + "}");
            comes(reader, thread, seen + 1, QUEUED);
        }
    }

    private static void send(RawClient sender, String thread, int from, int to, String padding) throws IOException {
        for (int i = from; i <= to; i++) {
            sender.send("{\"type\":\"send\",\"thread\":\"" + thread + "\",\"body\":\"" + i + padding + "\"}");
        }
    }

    private static void outcomes(RawClient sender, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Map<String, String> outcome = sender.expect("outcome");
            assertTrue(outcome.containsKey("sequence"), outcome::toString);
        }
    }

    private static String thread(Map<String, String> message) {
        return message.getOrDefault("thread", "");
    }

    private static String sequence(Map<String, String> message) {
        return message.getOrDefault("sequence", "");
    }

    private static void comes(RawClient reader, String thread, int from, int to) throws IOException {
        for (int i = from; i <= to; i++) {
            Map<String, String> message = reader.expect("message");
            assertEquals(thread, thread(message));
            assertEquals("" + i, sequence(message));
            assertTrue(message.getOrDefault("body", "").replace("x", "").equals("" + i), message::toString);
        }
    }
}
