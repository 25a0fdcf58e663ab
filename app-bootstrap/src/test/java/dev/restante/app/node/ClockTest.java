package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.serving.ServingState;
import dev.restante.ports.testing.SteppedClock;
import dev.restante.websocket.wire.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node whose wall clock is set back and far forwards, over real sockets and on a real store. */
@Timeout(60)
class ClockTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final SteppedClock clock = new SteppedClock();
    private final Set<String> ids = new HashSet<>();
    private Instant latest = clock.instant().plus(DAY);

    @TempDir
    Path directory;

    @Test
    void clockThatIsSetBackAndForwards_takesNothingFromWhatIsHeld_andBringsNothingBack() throws Exception {
        Map<String, String> settings = Map.of(
                "RESTANTE_MAILBOX", "rocksdb", "RESTANTE_DATA_DIRECTORY", directory.toString(),
                "RESTANTE_DRAIN_LAME_DUCK", "0s");
        try (StartedNode node = StartedNode.with(settings, clock)) {
            assertEquals(ServingState.READY, node.decided());
            send(node, "first");
            clock.step(Duration.ofDays(-400));
            send(node, "second");
            send(node, "third");
            assertEquals(ServingState.READY, node.decided());
            assertTrue(shown(node).containsAll(Set.of("first", "second", "third")));
            clock.step(Duration.ofDays(400));
            send(node, "fourth");
            clock.step(Duration.ofDays(4_000));
            latest = clock.instant().plus(DAY);
            send(node, "fifth");
            Client after = node.follow("t");
            after.awaitText("fifth");
            clock.step(Duration.ofDays(-4_000));
            send(node, "sixth");
            after.awaitText("sixth");
            for (String over : Set.of("first", "second", "third", "fourth")) {
                assertFalse(after.texts().toString().contains("\"" + over + "\""), after.texts().toString());
            }
            assertTrue(after.texts().stream().anyMatch(text -> text.contains("\"reason\":\"expired\"")));
        }
    }

    /** Accepted, under an id of its own, and held for a day at least, by a time that never runs backwards. */
    private void send(StartedNode node, String text) throws Exception {
        HttpResponse<String> answer = node.send("t", "\"" + text + "\"");
        Map<String, String> outcome = Json.fields(answer.body());
        assertTrue(Set.of("queued", "delivered").contains(outcome.get("outcome")), answer::body);
        assertTrue(ids.add(outcome.getOrDefault("id", "")), answer::body);
        if (outcome.containsKey("heldUntil")) {
            Instant heldUntil = Instant.parse(outcome.get("heldUntil"));
            assertFalse(heldUntil.isBefore(latest), heldUntil + " (expected: at least " + latest + ")");
            latest = heldUntil;
        }
    }

    private static Set<String> shown(StartedNode node) throws Exception {
        String page = node.get("/v1/threads/t/messages").body();
        Set<String> shown = new HashSet<>();
        for (String text : Set.of("first", "second", "third")) {
            if (page.contains("\"body\":\"" + text + "\"")) {
                shown.add(text);
            }
        }
        return shown;
    }
}
