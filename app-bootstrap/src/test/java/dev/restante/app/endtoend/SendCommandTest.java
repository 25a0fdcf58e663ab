package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.CommandProcess.Ended;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code restante send} against a running gateway, both as processes. */
@Timeout(300)
class SendCommandTest {
    @TempDir
    static Path directory;

    private static RunningProcess node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningProcess.ready(directory, Map.of());
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void queued_isPrinted_andIsSuccess() throws Exception {
        Ended ended = send("", "queued-one", "{\"hello\":\"world\"}");
        assertEquals(0, ended.code(), ended.err());
        Map<String, String> outcome = Json.fields(ended.out());
        assertEquals("queued", outcome.get("outcome"));
        assertEquals("1", outcome.get("depth"));
        assertEquals("", ended.err());
    }

    @Test
    void queuedWhereAReaderIsNeeded_is3_andDeliveredIs0() throws Exception {
        assertEquals(3, send("", "needed", "1", "--need-reader").code());
        try (RawClient reader = node.connect()) {
            reader.upgrade("/v1/connect?thread=needed");
            reader.expect("message");
            Ended ended = send("", "needed", "2", "--need-reader");
            assertEquals(0, ended.code(), ended.out());
            assertEquals("delivered", Json.fields(ended.out()).get("outcome"));
        }
    }

    @Test
    void bodyThatIsNoJson_isRejected_unlessItIsSaidToBeText() throws Exception {
        Ended guessed = send("", "words", "good morning");
        assertEquals(1, guessed.code());
        assertEquals("INVALID", Json.fields(guessed.out()).get("reason"));
        assertEquals(0, send("", "words", "--text", "@good morning").code());
        String page = node.connect().request("GET", "/v1/threads/words/messages", "").body();
        assertTrue(page.contains("\"content\":\"text\",\"body\":\"@good morning\""), page);
    }

    @Test
    void options_arrive_andStandardInputIsTheBody() throws Exception {
        Ended ended =
                send("{\"é\":\n1}", "optioned", "-", "--id", "a-1", "--ttl", "60", "--urgency", "high", "--topic", "t");
        assertEquals(0, ended.code(), ended.err());
        assertEquals("a-1", Json.fields(ended.out()).get("id"));
        String page = node.connect().request("GET", "/v1/threads/optioned/messages", "").body();
        assertTrue(page.contains("\"urgency\":\"high\"") && page.contains("\"body\":{\"é\":\n1}"), page);
        Ended again = send("{\"é\":\n1}", "optioned", "-", "--id", "a-1");
        assertEquals("true", Json.fields(again.out()).get("duplicate"));
        Ended other = send("2", "optioned", "-", "--id", "a-1");
        assertEquals(1, other.code());
        assertEquals("CONFLICT", Json.fields(other.out()).get("reason"));
    }

    @Test
    void managementListener_isNotTakenForTheOther() throws Exception {
        Ended ended = send("", "t", "1", "--url", "http://127.0.0.1:" + node.setting("RESTANTE_MANAGEMENT_PORT"));
        assertEquals(69, ended.code(), ended.out());
        assertTrue(ended.err().contains("answered 404") && ended.err().contains("no outcome"), ended.err());
    }

    private static Ended send(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("send"));
        command.addAll(List.of(arguments));
        Map<String, String> settings = Map.of("RESTANTE_PUBLIC_PORT", node.setting("RESTANTE_PUBLIC_PORT"));
        return CommandProcess.runWith(input, directory, settings, command.toArray(String[]::new));
    }
}
