package dev.restante.websocket.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private static String text(JsonBytes json) {
        return StandardCharsets.UTF_8.decode(json.buffer()).toString();
    }

    private void assertInstant(long milli) {
        assertEquals(
                "{\"at\":\"" + Instant.ofEpochMilli(milli) + "\"}",
                text(new JsonBytes(1).beginObject().instant("at", milli).endObject()), "seed " + seed);
    }

    @Test
    void instant_ofAnyMillisecond_isAsInstantWritesIt() {
        for (int i = 0; i < 200_000; i++) {
            assertInstant(random.nextLong(253_402_300_800_000L));
        }
        for (long day = 0; day < 60_000; day++) {
            assertInstant(day * 86_400_000);
        }
    }

    @Test
    void instant_beforeTheEpochAndAfterTheYear9999_isAsInstantWritesIt() {
        assertInstant(-1);
        assertInstant(253_402_300_799_999L);
        assertInstant(253_402_300_800_000L);
    }

    @Test
    void number_ofAnySize_isAsJavaWritesIt() {
        for (int i = 0; i < 100_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertEquals("{\"n\":" + number + "}", text(new JsonBytes(1).beginObject().field("n", number).endObject()),
                    "seed " + seed);
        }
    }

    @Test
    void value_withAnEscapeAfterPlainCharacters_isWrittenOnce() {
        assertEquals(
                "{\"a\":\"x\\\"y\",\"b\":\"x\\u0001\",\"c\":\"\u00e9\",\"d\":\"\"}",
                text(new JsonBytes(1).beginObject()
                        .field("a", "x\"y")
                        .field("b", "x\u0001")
                        .field("c", "\u00e9")
                        .field("d", "")
                        .endObject()));
    }
}
