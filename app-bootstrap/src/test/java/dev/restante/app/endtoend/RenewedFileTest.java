package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.tenants.Tokens;
import dev.restante.websocket.wire.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code restante follow} outlives its token where the file gets a newer one. */
@Timeout(120)
class RenewedFileTest {
    private final Tokens tokens = new Tokens();

    @TempDir
    Path directory;

    @Test
    void atTheEndOfItsToken_followShowsWhatTheFileHasThen_orEnds() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "RESTANTE_MAILBOX", "memory", "RESTANTE_LIMITS_NODE_BYTES", "128 MiB", "RESTANTE_AUTH_MODE",
                "required", "RESTANTE_AUTH_JWT_SECRET", Tokens.SECRET, "RESTANTE_AUTH_JWT_SKEW", "0s"));
        settings.put("RESTANTE_PUBLIC_PORT", RunningProcess.freePort());
        Path file = Files.writeString(directory.resolve("token"), tokens.of("p1", Duration.ofSeconds(8)));
        try (RunningProcess node = RunningProcess.ready(directory, settings);
                CommandProcess follower =
                        CommandProcess.begin(directory, settings, "follow", "p1:0", "--token-file", file.toString())) {
            send(node, "1");
            assertTrue(next(follower).contains("\"body\":1"));
            Files.writeString(file, tokens.of("p1", Duration.ofSeconds(8)));
            CommandProcess.Ended ended = follower.end();
            assertEquals(1, ended.code(), ended.err());
            assertEquals(3, ended.err().split("4401", -1).length, ended.err());
            assertTrue(ended.err().contains("answered 401"), ended.err());
        }
    }

    private void send(RunningProcess node, String body) throws Exception {
        try (RawClient client = node.connect()) {
            assertTrue(client.request("POST", "/v1/threads/p1:0/messages", body, "Content-Type: application/json",
                    "Authorization: Bearer " + tokens.of("p1", Duration.ofHours(1))).status() < 300);
        }
    }

    private static String next(CommandProcess follower) throws Exception {
        return Objects.requireNonNull(follower.line());
    }
}
