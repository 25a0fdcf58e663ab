package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.websocket.wire.EventSource;
import dev.restante.websocket.wire.EventSource.Event;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventStreamTest {
    private static final String T = "/v1/threads/t/messages";
    private final Gateway gateway = Gateway.open();

    @AfterEach
    void close() {
        gateway.close();
        assertTrue(gateway.faults.isEmpty(), gateway.faults::toString);
    }

    private EventSource stream(String target, String... headers) throws IOException {
        return EventSource.open(gateway.address, target, headers);
    }

    private String view() throws IOException {
        try (RawClient http = gateway.client()) {
            return http.request("GET", "/v1/threads/t", "").body();
        }
    }

    @Test
    void stream_bringsTheBacklog_thenWhatComesLive() throws IOException {
        gateway.send("t", "1");
        try (EventSource stream = stream(T)) {
            Event following = stream.next();
            assertEquals("following", following.type());
            assertEquals("1", following.fields().get("from"));
            assertEquals("2000", following.retry());
            String epoch = following.fields().get("epoch");
            assertEquals(epoch + ".0", following.id());
            Event first = stream.next();
            assertEquals("message", first.type());
            assertEquals(epoch + ".1", first.id());
            assertEquals("1", first.fields().get("body"));
            gateway.send("t", "{\"two\":2}");
            Event second = stream.next();
            assertEquals(epoch + ".2", second.id());
            assertEquals("message", second.fields().get("type"));
            assertEquals("{\"two\":2}", second.fields().get("body"));
        }
    }

    @Test
    void head_saysHowToTreatTheStream() throws IOException {
        try (RawClient client = gateway.client()) {
            Response head = EventSource.ask(client, T);
            assertEquals("text/event-stream", head.header("Content-Type"));
            assertEquals("no-store", head.header("Cache-Control"));
            assertEquals("no", head.header("X-Accel-Buffering"));
            assertEquals("Accept", head.header("Vary"));
            assertEquals("", head.header("Server"));
        }
        try (RawClient client = gateway.client()) {
            Response head = client.request("HEAD", T, "", "Accept: text/event-stream");
            assertEquals("text/event-stream", head.header("Content-Type"));
            assertTrue(client.readsEnd());
        }
        Await.until(() -> gateway.listener.slotsTaken() == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*/*|application/json", "application/json, text/event-stream|application/json",
        "application/json;q=0.5, text/event-stream|text/event-stream", "text/*|text/event-stream",
        "text/event-stream, */*;q=0.1|text/event-stream", "text/event-stream;q=0, */*|application/json"
    })
    void accept_decidesBetweenPageAndStream(String accept, String type) throws IOException {
        try (RawClient client = gateway.client()) {
            client.write("GET " + T + " HTTP/1.1\r\nHost: t\r\nAccept: " + accept + "\r\n\r\n");
            Response response = client.readResponse(false);
            assertEquals(type, response.header("Content-Type"));
            assertEquals("Accept", response.header("Vary"));
        }
    }

    @Test
    void autoAck_acknowledgesWhatWasWritten() throws IOException {
        gateway.send("t", "1");
        try (EventSource stream = stream(T)) {
            stream.expect("message");
            Await.until(() -> view().contains("\"acknowledged\":1"));
        }
    }

    @Test
    void clientAck_holdsUntilItIsPosted() throws IOException {
        gateway.send("t", "1");
        gateway.send("t", "2");
        try (EventSource stream = stream(T + "?ack=client"); RawClient http = gateway.client()) {
            stream.expect("message");
            String epoch = stream.expect("message").fields().get("epoch");
            assertTrue(view().contains("\"acknowledged\":0"));
            Response ack = http.request(
                    "POST", "/v1/threads/t/ack", "{\"epoch\":\"" + epoch + "\",\"sequence\":1}");
            assertEquals("{\"acknowledged\":1}", ack.body());
            assertTrue(view().contains("\"depth\":1"));
        }
        try (EventSource again = stream(T)) {
            Map<String, String> second = again.expect("message").fields();
            assertEquals("2", second.get("sequence"));
            assertEquals("true", second.get("redelivered"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\r\n \r\n", "\n\r", "\r\r\n"})
    void bodyOnSeveralLines_isTheSameJson(String end) throws IOException {
        try (EventSource stream = stream(T)) {
            gateway.send("t", end + "{" + end + "\"a\" :" + end + "\"x\\ny: z\"" + end + "}" + end);
            Map<String, String> message = stream.expect("message").fields();
            assertEquals("x\ny: z", Json.fields(message.getOrDefault("body", "")).get("a"));
            gateway.send("t", "2");
            assertEquals("2", stream.expect("message").fields().get("body"));
        }
    }

    @Test
    void nowOrNever_hasNoId() throws IOException {
        try (EventSource stream = stream(T)) {
            String before = stream.expect("following").id();
            gateway.messaging.send(
                    new ThreadId("t"), Message.of(Body.json("1")).withTtl(TimeToLive.NOW_OR_NEVER));
            assertEquals("", stream.expect("message").id());
            assertEquals(before, stream.lastId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", ".5", "e.", "e.-1", "e.1x", "e.99999999999999999999", "e e.1",
        "toolongtobeanepoch.1"})
    void lastEventId_thatIsNone_is400(String id) throws IOException {
        try (RawClient client = gateway.client()) {
            Response response = client.request("GET", T, "", "Accept: text/event-stream", "Last-Event-ID: " + id);
            assertEquals(400, response.status());
            assertEquals("/problems/invalid", Json.fields(response.body()).get("type"));
        }
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "?from=yesterday", "?ack=never", "?epoch=e", "?after=1", "?epoch=e&after=1&from=now", "?epoch=e&after=x",
        "?ack=auto&ack=client"
    })
    void query_thatIsWrong_is400(String query) throws IOException {
        try (RawClient client = gateway.client()) {
            assertEquals(400, EventSource.ask(client, T + query).status());
        }
    }

    @Test
    void lastEventId_ofTheFutureOrAnotherEpoch_isReset_andEverythingRetainedFollows() throws IOException {
        gateway.send("t", "1");
        String epoch;
        try (EventSource stream = stream(T)) {
            epoch = stream.expect("message").fields().get("epoch");
        }
        for (String id : new String[] {epoch + ".2", epoch + ".1000000000000000000", "gone.1"}) {
            try (EventSource stream = stream(T, "Last-Event-ID: " + id)) {
                Event reset = stream.next();
                assertEquals("reset", reset.type());
                assertEquals(epoch, reset.fields().get("epoch"));
                assertEquals(epoch + ".1", stream.expect("message").id());
            }
        }
    }

    @Test
    void lastEventId_winsOverTheQuery() throws IOException {
        gateway.send("t", "1");
        gateway.send("t", "2");
        try (EventSource first = stream(T + "?from=beginning")) {
            String id = first.expect("message").id();
            try (EventSource again = stream(T + "?from=beginning", "Last-Event-ID: " + id)) {
                assertEquals("2", again.expect("message").fields().get("sequence"));
            }
        }
    }

    @Test
    void fromNow_bringsOnlyWhatComes() throws IOException {
        gateway.send("t", "1");
        try (EventSource stream = stream(T + "?from=now")) {
            stream.expect("following");
            gateway.send("t", "2");
            assertEquals("2", stream.next().fields().get("body"));
        }
    }

    @Test
    void gap_isAnEvent() throws IOException {
        gateway.send("t", "1");
        try (RawClient http = gateway.client()) {
            http.request("DELETE", "/v1/threads/t", "");
        }
        gateway.send("t", "2");
        try (EventSource stream = stream(T + "?from=beginning")) {
            assertEquals("purged", stream.expect("gap").fields().get("reason"));
            assertEquals("2", stream.expect("message").fields().get("sequence"));
        }
    }

    @Test
    void stream_whileTheGateIsClosed_orOfAStrangePage_isRefused() throws IOException {
        try (RawClient client = gateway.client()) {
            assertEquals(403, EventSource.ask(client, T, "Origin: https://evil.example").status());
        }
        gateway.entry = Gateway.STARTING;
        try (RawClient client = gateway.client()) {
            Response refused = EventSource.ask(client, T);
            assertEquals(503, refused.status());
            assertEquals("7", refused.header("Retry-After"));
        }
        assertFalse(gateway.listener.slotsTaken() > 0);
    }
}
