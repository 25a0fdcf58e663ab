package dev.restante.websocket.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.domain.testing.Seeds;
import dev.restante.websocket.Gateway;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random conversations, right up to some fault, said to our listener and to Undertow's own: both answer the same. */
@Timeout(300)
class RandomDialogueTest {
    private static final int[] CODES = {0, 999, 1000, 1001, 1004, 1005, 1006, 1011, 1015, 2999, 3000, 4999, 5000};
    private static final int[] STRANGE = {0x91, 0xa1, 0xc1, 0xf9, 0x83, 0x87, 0x8b, 0x8f, 0x08, 0x09, 0x0a, 0x80, 0x00};
    private static final String[] TEXTS = {"", "a", "é", "€€", "𝄞", "x".repeat(90), "κόσμε"};

    @Test
    void anyConversation_isAnsweredAsUndertowDoes() {
        try (Gateway gateway = Gateway.open();
                Yardstick yardstick = new Yardstick(FramingScripts.MAX_BYTES)) {
            Seeds.check(300, (random, seed) -> {
                byte[] said = conversation(random);
                int[] cuts = random.ints(random.nextInt(8), 0, said.length + 1).sorted().toArray();
                List<String> stock = Dialogue.with(yardstick.address(), said);
                List<String> ours = Dialogue.with(gateway.address, said, cuts);
                // A pong may overtake answers, and does; all else is in order.
                assertEquals(only(stock, true), only(ours, true));
                assertEquals(only(stock, false), only(ours, false));
            });
        }
    }

    private static List<String> only(List<String> lines, boolean pongs) {
        return lines.stream().filter(line -> line.startsWith("pong ") == pongs).toList();
    }

    private static byte[] conversation(RandomGenerator random) {
        ClientBytes said = ClientBytes.bytes();
        for (int n = random.nextInt(6); n > 0; n--) {
            message(random, said);
        }
        if (random.nextInt(3) == 0) {
            fault(random, said);
        }
        int code = CODES[random.nextInt(CODES.length)];
        return said.frame(0x88, (byte) (code >> 8), (byte) code).append(new byte[random.nextInt(3)]).toBytes();
    }

    private static void message(RandomGenerator random, ClientBytes said) {
        byte[] text = Script.ping(TEXTS[random.nextInt(TEXTS.length)]);
        if (random.nextInt(4) == 0) {
            text = Arrays.copyOf(text, random.nextInt(text.length + 1));
        }
        int opcode = Opcode.TEXT;
        int from = 0;
        while (random.nextInt(3) > 0) {
            int to = random.nextInt(from, text.length + 1);
            said.frame(opcode, Arrays.copyOfRange(text, from, to));
            opcode = Opcode.CONTINUATION;
            from = to;
            if (random.nextBoolean()) {
                said.frame(0x89 + random.nextInt(2), new byte[random.nextInt(126)]);
            }
        }
        said.frame(0x80 | opcode, Arrays.copyOfRange(text, from, text.length));
    }

    private static void fault(RandomGenerator random, ClientBytes said) {
        switch (random.nextInt(4)) {
            case 0 -> said.frame(STRANGE[random.nextInt(STRANGE.length)], "x".getBytes(StandardCharsets.UTF_8));
            case 1 -> said.frame(0x89, new byte[126 + random.nextInt(100)]);
            case 2 -> said.raw(0x81, 1, 'x');
            default -> {
                byte[] noise = new byte[1 + random.nextInt(20)];
                random.nextBytes(noise);
                said.frame(0x81, noise);
            }
        }
    }
}
