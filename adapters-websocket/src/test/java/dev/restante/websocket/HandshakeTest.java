package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.observing.Limit;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private final Gateway gateway = Gateway.open(s -> Gateway.with(s, 2, s.connection()));
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.client();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void upgrade_withTheSubprotocol_echoesIt() throws IOException {
        Response response = client.handshake("/v1/connect", "Sec-WebSocket-Protocol: other, restante.v1");
        assertEquals(101, response.status());
        assertEquals("restante.v1", response.header("Sec-WebSocket-Protocol"));
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", response.header("Sec-WebSocket-Accept"));
    }

    @Test
    void upgrade_withoutASubprotocol_echoesNone_andSpeaksTheSame() throws IOException {
        Response response = client.handshake("/v1/connect", "Sec-WebSocket-Extensions: permessage-deflate");
        assertEquals("", response.header("Sec-WebSocket-Protocol"));
        assertEquals("", response.header("Sec-WebSocket-Extensions"));
        assertEquals("25", client.expect("welcome").get("heartbeat"));
    }

    @Test
    void upgrade_withABearer_echoesTheSubprotocolOnly() throws IOException {
        Response response =
                client.handshake("/v1/connect", "Sec-WebSocket-Protocol: restante.bearer.c2VjcmV0, restante.v1");
        assertEquals("restante.v1", response.header("Sec-WebSocket-Protocol"));
    }

    @Test
    void upgrade_withABearerAlone_is400_thatDoesNotRepeatIt() throws IOException {
        Response response = client.handshake("/v1/connect", "Sec-WebSocket-Protocol: restante.bearer.c2VjcmV0");
        assertEquals(400, response.status());
        assertTrue(!response.body().contains("c2VjcmV0"));
    }

    @Test
    void upgrade_byTheJdksClient_agreesOnTheSubprotocol() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                heard.add(data.toString());
                webSocket.request(1);
                return null;
            }
        };
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .subprotocols("restante.v1")
                    .buildAsync(URI.create("ws:/" + gateway.address + "/v1/connect?thread=t"), listener)
                    .get(10, TimeUnit.SECONDS);
            assertEquals("restante.v1", socket.getSubprotocol());
            assertTrue(String.valueOf(heard.poll(10, TimeUnit.SECONDS)).contains("welcome"));
            assertTrue(String.valueOf(heard.poll(10, TimeUnit.SECONDS)).contains("following"));
            socket.sendText("{\"type\":\"send\",\"ref\":\"1\",\"thread\":\"t\",\"body\":[1]}", true).join();
            assertTrue(String.valueOf(heard.poll(10, TimeUnit.SECONDS)).contains("message"));
            assertTrue(String.valueOf(heard.poll(10, TimeUnit.SECONDS)).contains("delivered"));
            socket.abort();
        }
    }

    @Test
    void frames_inTheSamePacketAsTheRequest_areHeard() throws IOException {
        byte[] request = RawClient.upgradeRequest("/v1/connect", RawClient.KEY);
        client.write(Frames.join(request, Frames.text("{\"type\":\"ping\",\"ref\":\"early\"}")));
        assertEquals(101, client.readResponse(false).status());
        assertEquals("early", client.expect("pong").get("ref"));
    }

    @Test
    void threads_namedInTheRequest_areFollowed() throws IOException {
        client.upgrade("/v1/connect?thread=a&thread=b%40c");
        assertEquals("a", client.expect("following").get("thread"));
        assertEquals("b@c", client.expect("following").get("thread"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?thread=", "?thread=$sys", "?thread=a%20b",
        "?thread=1&thread=2&thread=3&thread=4&thread=5&thread=6&thread=7&thread=8&thread=9"})
    void threads_thatCannotBeFollowed_are400(String query) throws IOException {
        assertEquals(400, client.handshake("/v1/connect" + query).status());
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example, 101", "http://localhost:3000, 101", "http://127.0.0.1, 101", "http://[::1]:8080, 101",
        "https://evil.example, 403", "null, 403", "https://app.example.evil.example, 403", "http://localhost.evil, 403",
        "http://127.0.0.1.evil.example, 403", "http://evil.example#localhost, 403"
    })
    void origin_decides_beforeTheUpgrade(String origin, int status) throws IOException {
        assertEquals(status, client.handshake("/v1/connect", "Origin: " + origin).status());
    }

    @Test
    void upgrade_whileTheGateIsClosed_is503_andTakesNoSlot() throws IOException {
        gateway.entry = Gateway.STARTING;
        Response response = client.handshake("/v1/connect");
        assertEquals(503, response.status());
        assertEquals("7", response.header("Retry-After"));
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @Test
    void upgrade_beyondTheLimit_is503() throws IOException {
        try (RawClient one = gateway.connected("");
                RawClient two = gateway.connected("")) {
            Response response = client.handshake("/v1/connect");
            assertEquals(503, response.status());
            assertEquals("/problems/too-many-connections", Json.fields(response.body()).get("type"));
            assertEquals("5", response.header("Retry-After"));
            assertEquals(1, gateway.listener.traffic().traffic().limits().get(Limit.CONNECTIONS));
            one.send("{\"type\":\"ping\"}");
            two.send("{\"type\":\"ping\"}");
            one.expect("pong");
            two.expect("pong");
        }
    }

    @Test
    void plainGet_is426() throws IOException {
        Response response = client.request("GET", "/v1/connect", "");
        assertEquals(426, response.status());
        assertEquals("websocket", response.header("Upgrade"));
    }

    @Test
    void badKey_is400() throws IOException {
        client.write(RawClient.upgradeRequest("/v1/connect", "short"));
        assertEquals(400, client.readResponse(false).status());
    }
}
