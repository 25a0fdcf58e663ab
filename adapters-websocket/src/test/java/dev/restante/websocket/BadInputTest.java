package dev.restante.websocket;

import static dev.restante.websocket.wire.RawClient.BINARY;
import static dev.restante.websocket.wire.RawClient.CONTINUATION;
import static dev.restante.websocket.wire.RawClient.PING;
import static dev.restante.websocket.wire.RawClient.PONG;
import static dev.restante.websocket.wire.RawClient.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BadInputTest {
    private static final byte[] HALF_PING_TEXT = "{\"type\":\"ping\",".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_HALF = "\"ref\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8);

    private final Gateway gateway = Gateway.open();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.connected("");
    }

    /** Whatever came in: nothing stays behind. */
    @AfterEach
    void close() throws IOException {
        client.close();
        Await.until(() -> gateway.listener.slotsTaken() == 0 && gateway.listener.connections().open() == 0);
        gateway.close();
        assertTrue(gateway.faults.isEmpty(), gateway.faults::toString);
    }

    @Test
    void binaryFrame_closes1003() throws IOException {
        client.write(Frames.frame(true, BINARY, new byte[10]));
        assertEquals(1003, client.readClose());
    }

    @Test
    void bigBinaryFrame_closes1003_andTheCloseArrives() throws IOException {
        client.write(Frames.frame(true, BINARY, new byte[1 << 20]));
        assertEquals(1003, client.readClose());
    }

    @Test
    void textThatIsNotUtf8_closes1007() throws IOException {
        client.write(Frames.frame(true, TEXT, new byte[] {'{', (byte) 0xc3, (byte) 0x28, '}'}));
        assertEquals(1007, client.readClose());
    }

    @Test
    void textThatEndsInsideACharacter_closes1007() throws IOException {
        client.write(Frames.frame(true, TEXT, new byte[] {'{', (byte) 0xe2, (byte) 0x82}));
        assertEquals(1007, client.readClose());
    }

    @Test
    void tooBigAFrame_closes1009() throws IOException {
        client.write(Frames.text(" ".repeat(200 << 10)));
        assertEquals(1009, client.readClose());
    }

    @Test
    void tooBigAMessage_inManyFragments_closes1009() throws IOException {
        client.write(Frames.frame(false, TEXT, new byte[40 << 10]));
        client.write(Frames.frame(false, CONTINUATION, new byte[40 << 10]));
        client.write(Frames.frame(false, CONTINUATION, new byte[40 << 10]));
        assertEquals(1009, client.readClose());
    }

    @Test
    void unmaskedFrame_closes1002() throws IOException {
        client.write(Frames.unmasked(TEXT, HALF_PING_TEXT));
        assertEquals(1002, client.readClose());
    }

    @Test
    void reservedBit_closes1002() throws IOException {
        client.write(Frames.frame(true, 0x40 | TEXT, HALF_PING_TEXT));
        assertEquals(1002, client.readClose());
    }

    @Test
    void continuationOfNothing_closes1002() throws IOException {
        client.write(Frames.frame(true, CONTINUATION, HALF_PING_TEXT));
        assertEquals(1002, client.readClose());
    }

    @Test
    void fragments_withAPingBetween_areOneMessage() throws IOException {
        client.write(Frames.frame(false, TEXT, HALF_PING_TEXT));
        client.write(Frames.frame(true, PING, new byte[] {7}));
        client.write(Frames.frame(true, CONTINUATION, OTHER_HALF));
        assertEquals(PONG, client.read().opcode());
        assertEquals("\u00e9", client.expect("pong").get("ref"));
    }

    @Test
    void frame_byteByByte_isHeard() throws IOException {
        for (byte b : Frames.text("{\"type\":\"ping\",\"ref\":\"slow\"}")) {
            client.write(new byte[] {b});
        }
        assertEquals("slow", client.expect("pong").get("ref"));
    }

    @Test
    void tenThousandFrames_atOnce_areAllAnswered() throws Exception {
        byte[][] frames = new byte[10_000][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Frames.text("{\"type\":\"send\",\"ref\":\"" + i + "\",\"thread\":\"t\",\"body\":" + i + "}");
        }
        byte[] all = Frames.join(frames);
        Thread writer = Thread.ofVirtual().start(() -> write(all));
        for (int i = 0; i < frames.length; i++) {
            assertEquals("" + i, client.expect("outcome").get("ref"));
        }
        writer.join();
    }

    private void write(byte[] bytes) {
        try {
            client.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void tenThousandPings_unread_costNoMemory_andTheLastIsAnswered() throws Exception {
        byte[] ping = Frames.text("{\"type\":\"ping\",\"ref\":\"" + "x".repeat(100) + "\"}");
        byte[][] frames = new byte[10_000][];
        java.util.Arrays.fill(frames, ping);
        byte[] all = Frames.join(frames);
        Thread writer = Thread.ofVirtual().start(() -> write(all));
        for (int i = 0; i < frames.length; i++) {
            client.expect("pong");
        }
        writer.join();
    }

    @Test
    void halfAFrame_thenSilence_isCut() throws IOException {
        byte[] frame = Frames.text("{\"type\":\"ping\"}");
        client.write(java.util.Arrays.copyOf(frame, 9));
        gateway.pass(Duration.ZERO);
        gateway.pass(Duration.ofSeconds(1));
        Await.until(() -> {
            gateway.pass(Duration.ofSeconds(15));
            return gateway.listener.slotsTaken() == 0;
        });
        assertTrue(client.readClose() == 1006);
    }

    @Test
    void connectionCut_midFrame_leavesNothing() throws IOException {
        client.write(java.util.Arrays.copyOf(Frames.text("{\"type\":\"ping\"}"), 7));
        client.reset();
        Await.until(() -> gateway.listener.slotsTaken() == 0);
    }

    @Test
    void closeFrame_isAnswered() throws IOException {
        client.write(Frames.close(1000));
        assertEquals(1000, client.readClose());
        Await.until(() -> gateway.listener.slotsTaken() == 0);
        assertTrue(client.readsEnd());
    }

    @Test
    void invalidCloseCode_closes1002() throws IOException {
        client.write(Frames.close(1005));
        assertEquals(1002, client.readClose());
    }
}
