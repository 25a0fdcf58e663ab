package dev.restante.websocket.rfc9112;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.restante.domain.testing.Seeds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ChunkCheckProperties {
    private static final String NOISE = "0123456789abcdefABCDEFxg;= \t\r\n\u0000\u0001\u007f\u0080\u00ff";

    @Test
    void rightChunks_inAnyPieces_pass_andWhatFollowsIsNotLookedAt() {
        Seeds.check(2_000, (random, seed) -> assertEquals("", verdict(random, body(random) + noise(random))));
    }

    @Test
    void anything_inAnyPieces_isJudgedAsInOne() {
        Seeds.check(5_000, (random, seed) -> {
            StringBuilder damaged = new StringBuilder(body(random));
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(damaged.length());
                damaged.replace(at, Math.min(damaged.length(), at + random.nextInt(3)), noise(random));
            }
            byte[] bytes = damaged.toString().getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(verdict(bytes), verdict(random, damaged.toString()));
        });
    }

    @Test
    void endlessParts_areRefused() {
        assertNotEquals("", verdict(("1;" + "x".repeat(10_000)).getBytes(StandardCharsets.US_ASCII)));
        assertNotEquals("", verdict(("0\r\n" + "X: y\r\n".repeat(1_000)).getBytes(StandardCharsets.US_ASCII)));
        assertNotEquals("", verdict("0".repeat(100).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String body(RandomGenerator random) {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            String data = noise(random) + "x";
            body.append("0".repeat(random.nextInt(3))).append(Integer.toHexString(data.length()));
            body.append(random.nextInt(4) == 0 ? ";a=b" : "").append("\r\n").append(data).append("\r\n");
        }
        return body.append("0\r\n").append(random.nextBoolean() ? "X: y\r\n" : "").append("\r\n").toString();
    }

    private static String noise(RandomGenerator random) {
        return random.ints(random.nextInt(20), 0, NOISE.length())
                .collect(StringBuilder::new, (text, at) -> text.append(NOISE.charAt(at)), StringBuilder::append)
                .toString();
    }

    private static String verdict(RandomGenerator random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return verdict(bytes, random.ints(random.nextInt(6), 0, bytes.length + 1).sorted().toArray());
    }

    private static String verdict(byte[] bytes, int... cuts) {
        ChunkCheck check = new ChunkCheck();
        int[] ends = Arrays.copyOf(cuts, cuts.length + 1);
        ends[cuts.length] = bytes.length;
        int from = 0;
        try {
            for (int to : ends) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, from, to - from);
                check.take(piece);
                assertEquals(0, piece.remaining());
                from = to;
            }
            return "";
        } catch (BadChunks e) {
            return String.valueOf(e.getMessage());
        }
    }
}
