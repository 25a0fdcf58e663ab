package dev.restante.websocket.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.ports.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any bytes as lines: what a split of the whole text gives, however they arrive. */
@Timeout(3_600)
class LinesFuzzTest {
    private static final int MAX_BYTES = 64;

    @Test
    void anyBytes_inAnyPieces_areTheLinesOfTheWhole() {
        Fuzz.check(LinesFuzzTest.class, "lines.txt", 10_000, (input, random) -> {
            assertEquals(split(input), told(input, random));
        });
    }

    private static List<String> split(byte[] input) {
        List<String> lines = new ArrayList<>();
        String[] all = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            String line = all[i].endsWith("\r") ? all[i].substring(0, all[i].length() - 1) : all[i];
            if (line.length() > MAX_BYTES) {
                lines.add(i + 1 + " too long");
            } else if (!line.replace(' ', '\t').replace("\t", "").isEmpty()) {
                lines.add(i + 1 + " " + line);
            }
        }
        return lines;
    }

    private static List<String> told(byte[] input, RandomGenerator random) {
        Told told = new Told(random);
        Lines lines = new Lines(MAX_BYTES, told);
        int from = 0;
        while (from < input.length) {
            int to = random.nextInt(from, input.length) + 1;
            while (from < to) {
                told.full = false;
                from = lines.take(input, from, to);
            }
        }
        lines.end();
        return told.lines;
    }

    /** Wants no further line now and then. */
    private static final class Told implements Lines.Listener {
        private final List<String> lines = new ArrayList<>();
        private final RandomGenerator random;
        private boolean full;

        Told(RandomGenerator random) {
            this.random = random;
        }

        @Override
        public void line(long number, byte[] bytes, int from, int to) {
            lines.add(number + " " + new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            full = random.nextInt(4) == 0;
        }

        @Override
        public void tooLong(long number) {
            lines.add(number + " too long");
        }

        @Override
        public boolean isFull() {
            return full;
        }
    }
}
