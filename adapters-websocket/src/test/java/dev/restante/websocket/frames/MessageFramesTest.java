package dev.restante.websocket.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.restante.domain.message.Body;
import dev.restante.domain.message.Epoch;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.Urgency;
import dev.restante.ports.following.Offer;
import dev.restante.ports.mailbox.Committed;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.sse.Events;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFramesTest {
    private static final MessageFrames ENCODER = new MessageFrames(Envelope.TEXT_FRAME);

    private static Offer offer(long sequence, Urgency urgency, boolean redelivered, Body body) {
        Committed message = new Committed(
                new ThreadId("t"), new Epoch("e"), sequence, new MessageId("m"), 1_000, 2_000, urgency,
                Optional.empty(), body);
        return new Offer(message, redelivered);
    }

    private static String text(Frame frame) {
        return Frames.text(frame);
    }

    @Test
    void message_leavesDefaultsOut() {
        assertEquals(
                "{\"type\":\"message\",\"thread\":\"t\",\"epoch\":\"e\",\"sequence\":42,\"id\":\"m\","
                        + "\"at\":\"1970-01-01T00:00:01Z\",\"body\":{\"a\" : 1}}",
                text(ENCODER.apply(offer(42, Urgency.NORMAL, false, Body.json("{\"a\" : 1}")))));
    }

    @Test
    void message_ofTimeToLive0_hasNoPosition() {
        assertEquals(
                "{\"type\":\"message\",\"thread\":\"t\",\"id\":\"m\",\"at\":\"1970-01-01T00:00:01Z\","
                        + "\"urgency\":\"very-low\",\"redelivered\":true,\"body\":null}",
                text(ENCODER.apply(offer(0, Urgency.VERY_LOW, true, Body.json("null")))));
    }

    @Test
    void fanOut_encodesOnce() {
        Offer offer = offer(1, Urgency.NORMAL, false, Body.json("1"));
        assertSame(offer.encodedBy(ENCODER), offer.encodedBy(ENCODER));
    }

    @Test
    void fanOut_toReadersOfTwoKinds_encodesOnceForEach() {
        Offer offer = offer(1, Urgency.NORMAL, false, Body.json("1"));
        Frame text = offer.encodedBy(ENCODER);
        Frame event = offer.encodedBy(Events.FRAMES.messages());
        for (int i = 0; i < 3; i++) {
            assertSame(text, offer.encodedBy(ENCODER));
            assertSame(event, offer.encodedBy(Events.FRAMES.messages()));
        }
    }

    /** Any text travels as a JSON string and comes out as it went in. */
    @Test
    void text_isEscaped() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x80);
                text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? '"' : c);
            }
            Map<String, String> fields =
                    Json.fields(text(
                            ENCODER.apply(offer(1, Urgency.LOW, false, Body.text(text.toString())))));
            assertEquals(text.toString(), fields.get("body"), "seed " + seed + ", round " + i);
            assertEquals("text", fields.get("content"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 124, 125, 126, 127, 300, 65_400, 65_535, 65_536, 70_000})
    void frame_carriesItsLengthInTheShortestForm(int size) {
        Body body = Body.json("\"" + "x".repeat(size) + "\"");
        Frame frame = ENCODER.apply(offer(1, Urgency.NORMAL, false, body));
        ByteBuffer bytes = Frames.whole(frame);
        int payload = Frames.text(frame).length();
        assertEquals(frame.size(), bytes.remaining());
        assertEquals((byte) 0x81, bytes.get());
        int first = bytes.get();
        long length = first < 126 ? first : first == 126 ? bytes.getShort() & 0xffff : bytes.getLong();
        assertEquals(payload, length);
        assertEquals(first, payload < 126 ? payload : payload < 65_536 ? 126 : 127);
        assertEquals(payload, bytes.remaining());
    }
}
