package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.CommandProcess.Ended;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code restante follow} against a running gateway, both as processes. */
@Timeout(300)
class FollowCommandTest {
    @TempDir
    Path directory;

    private Map<String, String> settings = Map.of();

    @BeforeEach
    void settings() throws Exception {
        settings = new HashMap<>(Map.of(
                "RESTANTE_DATA_DIRECTORY", Files.createDirectory(directory.resolve("data")).toString(),
                "RESTANTE_DRAIN_RECONNECT_WITHIN", "100ms",
                "RESTANTE_LIMITS_REPLAY_AGE", "1h"));
        settings.put("RESTANTE_PUBLIC_PORT", RunningProcess.freePort());
        settings.put("RESTANTE_MANAGEMENT_PORT", RunningProcess.freePort());
    }

    @Test
    void count_takesThatMany_andAcknowledgesNoOther() throws Exception {
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            for (int i = 1; i <= 5; i++) {
                send(node, "[\n" + i + "]");
            }
            Ended first = follow("--count", "2");
            assertEquals(0, first.code(), first.err());
            assertEquals(List.of("1", "2"), sequences(first.out()));
            assertTrue(first.out().contains("\"body\":[ 1]}\n"), first.out());
            Ended look = follow("--count", "3", "--ack", "never");
            assertEquals(List.of("3", "4", "5"), sequences(look.out()));
            Ended second = follow("--count", "3");
            assertEquals(List.of("3", "4", "5"), sequences(second.out()));
            Map<String, String> thread = Json.fields(node.connect().request("GET", "/v1/threads/t", "").body());
            assertEquals("5", thread.get("acknowledged"));
            Ended again = follow("--count", "1", "--from", thread.get("epoch") + ".3");
            assertEquals(List.of("4"), sequences(again.out()));
            Ended gone = follow("--count", "5", "--from", "otherEpoch.3");
            assertEquals("reset", Json.fields(gone.out().lines().findFirst().orElse("{}")).get("type"));
        }
    }

    @Test
    void lostConnections_areTakenUpWhereTheyWere_withoutAHoleOrARepeat() throws Exception {
        try (CommandProcess follower = overTwoNodes()) {
            follower.interrupt();
            Ended ended = follower.end();
            assertEquals(0, ended.code(), ended.err());
            assertTrue(ended.err().contains("closed by the gateway, 1001"), ended.err());
        }
    }

    /** One leaves in order, the next is killed. */
    private CommandProcess overTwoNodes() throws Exception {
        CommandProcess follower;
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            follower = CommandProcess.begin(directory, settings, "follow", "t");
            send(node, "1");
            assertSequence("1", follower);
            node.terminate();
            assertEquals(0, node.exitCode());
        }
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            send(node, "2");
            assertSequence("2", follower);
        }
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            send(node, "3");
            assertSequence("3", follower);
            send(node, "4");
            assertSequence("4", follower);
        }
        return follower;
    }

    @Test
    void now_staysTheMomentItWasSaidIn_overALostConnection() throws Exception {
        CommandProcess follower;
        try (RunningProcess node = RunningProcess.ready(directory, settings)) {
            send(node, "1");
            follower = CommandProcess.begin(directory, settings, "follow", "t", "--from", "now", "--count", "2");
            while (!node.connect().request("GET", "/v1/threads/t", "").body().contains("\"readers\":1")) {
                Thread.onSpinWait();
            }
        }
        try (RunningProcess node = RunningProcess.ready(directory, settings);
                CommandProcess ending = follower) {
            send(node, "2");
            send(node, "3");
            assertEquals(List.of("2", "3"), sequences(ending.end().out()));
        }
    }

    @Test
    void interrupt_endsWith0_andNoGatewayWith69() throws Exception {
        Ended none = follow();
        assertEquals(69, none.code());
        assertTrue(none.err().contains("no connection"), none.err());
        try (RunningProcess node = RunningProcess.ready(directory, settings);
                CommandProcess follower = CommandProcess.begin(directory, settings, "follow", "t")) {
            send(node, "1");
            assertSequence("1", follower);
            follower.interrupt();
            assertEquals(0, follower.end().code());
            assertEquals("1",
                    Json.fields(node.connect().request("GET", "/v1/threads/t", "").body()).get("acknowledged"));
        }
    }

    private void assertSequence(String sequence, CommandProcess follower) throws Exception {
        String line = Objects.requireNonNull(follower.line(), "the follower has ended");
        assertEquals(sequence, Json.fields(line).get("sequence"), line);
    }

    private static List<String> sequences(String lines) {
        return lines.lines().map(line -> Json.fields(line).getOrDefault("sequence", "none")).toList();
    }

    private static void send(RunningProcess node, String body) throws Exception {
        try (RawClient client = node.connect()) {
            int status = client
                    .request("POST", "/v1/threads/t/messages", body, "Content-Type: application/json")
                    .status();
            assertTrue(status == 200 || status == 202, "status " + status);
        }
    }

    private Ended follow(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("follow", "t"));
        command.addAll(List.of(options));
        return CommandProcess.run(directory, settings, command.toArray(String[]::new));
    }
}
