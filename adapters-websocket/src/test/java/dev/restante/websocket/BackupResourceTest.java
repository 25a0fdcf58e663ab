package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.ports.operations.BackupResult;
import dev.restante.ports.operations.Backups;
import dev.restante.ports.operations.DrainControl;
import dev.restante.websocket.management.Operations;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /backup}. */
class BackupResourceTest implements Backups, DrainControl {
    private static final String JSON = "Content-Type: application/json";

    private final List<String> asked = new ArrayList<>();
    private volatile Optional<Backups> backups = Optional.of(this);
    private volatile CompletionStage<BackupResult> result =
            CompletableFuture.completedStage(new BackupResult.Written("/b/\"x\"", 3, 4096, 2, 7));
    private final ManagementListener listener = new ManagementListener(
            "127.0.0.1",
            0,
            new Operations(
                    () -> {
                        throw new AssertionError("nobody asks");
                    },
                    () -> {
                        throw new AssertionError("nobody asks");
                    },
                    this,
                    Optional::empty,
                    Optional::empty,
                    () -> backups,
                    Optional.empty()));
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.connect(listener.open());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        listener.close();
    }

    @Override
    public String source() {
        return "/srv/data";
    }

    @Override
    public CompletionStage<BackupResult> write(String directory) {
        asked.add(directory);
        return result;
    }

    @Override
    public Transition drain() {
        return new Transition.Refused(ServingState.READY, ServingEvent.DRAIN_REQUESTED);
    }

    @Override
    public Transition cancelDrain() {
        return drain();
    }

    @Test
    void whatWasWritten_isAnsweredOnceItIs() throws IOException {
        CompletableFuture<BackupResult> later = new CompletableFuture<>();
        result = later;
        client.writeRequest("POST", "/backup", "{\"directory\":\"/b/x\",\"store\":\"/srv/data\",\"more\":[1]}", JSON);
        later.complete(new BackupResult.Written("/b/\"x\"", 3, 4096, 2, 7));
        Response response = client.readResponse(false);
        assertEquals(200, response.status());
        assertEquals(
                "{\"directory\":\"/b/\\\"x\\\"\",\"files\":3,\"bytes\":4096,\"threads\":2,\"messages\":7}",
                response.body());
        assertEquals(List.of("/b/x"), asked);
    }

    @ParameterizedTest
    @EnumSource
    void refusal_isAProblemOfItsOwn(BackupResult.Why why) throws IOException {
        result = CompletableFuture.completedStage(new BackupResult.Refused(why, "directory: x (expected: y)"));
        Response response = client.request("POST", "/backup", "{\"directory\":\"x\"}", JSON);
        String expected =
                switch (why) {
                    case NOT_DURABLE -> "409 /problems/nothing-on-disk";
                    case BAD_DIRECTORY -> "400 /problems/invalid";
                    case BUSY -> "409 /problems/backup-running";
                    case FAILED -> "500 /problems/backup-failed";
                };
        assertEquals(expected, response.status() + " " + Json.fields(response.body()).get("type"));
        assertEquals("directory: x (expected: y)", Json.fields(response.body()).get("detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "[]", "{}", "null", "{\"directory\":1}", "{\"directory\":null}", "{\"directory\":\"a\",\"store\":1}",
        "{\"directory\":\"a\",\"directory\":\"b\"}", "{\"directory\":\"a\"} x", "{\"directory\":\"a\""
    })
    void badBody_isRefused(String body) throws IOException {
        Response response = client.request("POST", "/backup", body, JSON);
        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | Content-Type: text/plain                        | 415
            POST | Content-Type: application/x-www-form-urlencoded | 415
            POST | X: y                                            | 415
            GET  | Content-Type: application/json                  | 405
            """)
    void whatAPageOfAnotherSiteCouldSend_isRefused(String method, String header, int status) throws IOException {
        assertEquals(status, client.request(method, "/backup", "{\"directory\":\"/b\"}", header).status());
        assertEquals(List.of(), asked);
    }

    @Test
    void foreignPage_tooLongABody_anotherStore_andNoMailboxYet_areRefused() throws IOException {
        String body = "{\"directory\":\"/b\"}";
        assertEquals(403, client.request("POST", "/backup", body, JSON, "Origin: https://evil.example").status());
        Response other = client.request("POST", "/backup", "{\"directory\":\"/b\",\"store\":\"/srv/other\"}", JSON);
        assertEquals(409, other.status());
        assertTrue(other.body().contains("store: /srv/other (expected: /srv/data,"), other.body());
        backups = Optional.empty();
        assertEquals(503, client.request("POST", "/backup", body, JSON).status());
        assertEquals(413, client.request("POST", "/backup", " ".repeat(17_000), JSON).status());
        assertEquals(List.of(), asked);
    }
}
