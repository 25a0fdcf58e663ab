package dev.restante.domain.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "0,0", "1,1", "007,7", "000,0", "604800,604800", "999999999999999999,999999999999999999",
        "1000000000000000000,9223372036854775807", "9223372036854775807,9223372036854775807",
        "9223372036854775808,9223372036854775807", "99999999999999999999999999,9223372036854775807",
        "00000000000000000000000000000000005,5"
    })
    void ttl_readsDecimalSeconds(String text, long seconds) {
        assertEquals(seconds, TimeToLive.parse(text).seconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "-1", "+1", "1.5", "1e3", "1s", " 1", "1 ", "0x10", "٣", "１", "1_000",
        "1\n"})
    void ttl_refusesAnythingElse(String text) {
        assertThrows(InvalidValue.class, () -> TimeToLive.parse(text));
    }

    @Test
    void ttl_isNeverNegative() {
        assertThrows(InvalidValue.class, () -> new TimeToLive(-1));
        assertEquals(0, TimeToLive.NOW_OR_NEVER.seconds());
    }

    @Test
    void urgency_isOneOfFourWords_leastFirst() {
        assertEquals(Urgency.VERY_LOW, Urgency.parse("very-low"));
        for (Urgency urgency : Urgency.values()) {
            assertEquals(urgency, Urgency.parse(urgency.text()));
        }
        assertTrue(Urgency.VERY_LOW.compareTo(Urgency.LOW) < 0 && Urgency.LOW.compareTo(Urgency.NORMAL) < 0);
        assertTrue(Urgency.NORMAL.compareTo(Urgency.HIGH) < 0);
        for (String other : new String[] {"", "NORMAL", "Normal", "very_low", "verylow", " high", "urgent", "1"}) {
            assertThrows(InvalidValue.class, () -> Urgency.parse(other));
        }
    }

    @Test
    void position_isNotBeforeTheFirst() {
        assertEquals("e.0", new Position(new Epoch("e"), 0).toString());
        assertThrows(InvalidValue.class, () -> new Position(new Epoch("e"), -1));
    }

    @Test
    void body_keepsWhatWasWritten_byteForByte() {
        String text = " { \"a\" : 1.50E+2 , \"a\":\"\\u00e9é𝄞\" }\r\n";
        Body body = Body.json(text);
        assertEquals(text, body.asString());
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, body.size());
        assertEquals(Body.Content.JSON, body.content());
    }

    @Test
    void body_isItsOwn() {
        byte[] mine = "[1]".getBytes(StandardCharsets.UTF_8);
        Body json = Body.json(mine);
        Body text = Body.text(mine);
        mine[1] = '2';
        assertEquals("[1]", json.asString());
        assertEquals("[1]", text.asString());
        assertThrows(ReadOnlyBufferException.class, () -> json.bytes().put((byte) 1));
        byte[] target = new byte[5];
        json.copyTo(target, 2);
        assertEquals("\0\0[1]", new String(target, StandardCharsets.UTF_8));
    }

    @Test
    void body_ofAPart_readsThatPartOnly() {
        byte[] bytes = "x[1]y".getBytes(StandardCharsets.UTF_8);
        assertEquals(Body.json("[1]"), Body.json(bytes, 1, 4));
        assertThrows(InvalidValue.class, () -> Body.json(bytes, 1, 5));
        assertThrows(InvalidValue.class, () -> Body.json(bytes, 2, 2));
    }

    @Test
    void body_ofText_isAnyUnicodeText() {
        assertEquals("", Body.text("").asString());
        assertEquals("\0\uFFFF𝄞", Body.text("\0\uFFFF𝄞").asString());
        assertThrows(InvalidValue.class, () -> Body.text("a\ud800"));
        assertThrows(InvalidValue.class, () -> Body.text("\udc00a"));
        assertThrows(InvalidValue.class, () -> Body.text("\ud834\ud834\udd1e"));
        assertThrows(InvalidValue.class, () -> Body.json("\"\ud834\""));
        assertThrows(InvalidValue.class, () -> Body.text(new byte[] {(byte) 0xc3}));
        assertThrows(InvalidValue.class, () -> Body.text(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
    }

    @Test
    void body_isEqualByKindAndBytes_andHidesThem() {
        assertEquals(Body.json("1"), Body.json("1"));
        assertEquals(Body.json("1").hashCode(), Body.json("1").hashCode());
        assertNotEquals(Body.json("1"), Body.text("1"));
        assertNotEquals(Body.json("1"), Body.json("1 "));
        assertFalse(Body.text("secret").toString().contains("secret"));
    }

    @Test
    void message_ofABody_hasDefaults() {
        Message message = Message.of(Body.text("a"));
        assertEquals(new Message(Optional.empty(), Body.text("a"), Optional.empty(), Urgency.NORMAL, Optional.empty()),
                message);
        Message full = message.withId(new MessageId("i"))
                .withTtl(new TimeToLive(1))
                .withUrgency(Urgency.HIGH)
                .withTopic(new Topic("t"));
        assertEquals(
                new Message(
                        Optional.of(new MessageId("i")), Body.text("a"), Optional.of(new TimeToLive(1)), Urgency.HIGH,
                        Optional.of(new Topic("t"))),
                full);
    }
}
