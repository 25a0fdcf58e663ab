package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);
    private final Gateway gateway = Gateway.open();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.connected("?thread=t");
        client.expect("following");
        gateway.pass(Duration.ZERO);
        gateway.pass(Duration.ZERO);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
    }

    @Test
    void quietClient_isPinged() throws IOException {
        gateway.pass(HEARTBEAT);
        assertEquals(RawClient.PING, client.read().opcode());
        gateway.pass(HEARTBEAT.minusSeconds(1));
        gateway.pass(Duration.ofSeconds(1));
        assertEquals(RawClient.PING, client.read().opcode());
    }

    @Test
    void deadPeer_isCut_thoughMessagesAreStillWrittenToIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            gateway.send("t", "" + i);
            client.expect("message");
            gateway.pass(HEARTBEAT.minusSeconds(1));
        }
        assertEquals(1006, client.readClose());
        Await.until(() -> gateway.listener.slotsTaken() == 0);
    }

    @Test
    void clientThatAnswersPings_stays() throws IOException {
        for (int i = 0; i < 10; i++) {
            gateway.pass(HEARTBEAT);
            assertEquals(RawClient.PING, client.read().opcode());
            client.write(Frames.frame(true, RawClient.PONG, new byte[0]));
            // Its pong is heard before its next word is answered.
            client.send("{\"type\":\"ping\"}");
            client.expect("pong");
        }
        assertEquals(1, gateway.listener.slotsTaken());
    }
}
