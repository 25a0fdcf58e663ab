package dev.restante.websocket.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.testing.Fuzz;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any bytes as frames: the same is told however they are cut, and nothing after an end. */
@Timeout(3_600)
class FrameFuzzTest {
    private static final Set<String> REFUSALS = Set.of("refused 1002", "refused 1003", "refused 1007", "refused 1009");

    @Test
    void anyBytes_inAnyPieces_tellWhatTheyTellUncut() {
        Fuzz.check(FrameFuzzTest.class, "frames.txt", 10_000, (input, random) -> {
            List<String> whole = Heard.of(input);
            assertEquals(whole, Heard.shuffled(input, random));
            int[] each = new int[Math.min(input.length, 2_000)];
            java.util.Arrays.setAll(each, i -> i);
            assertEquals(whole, Heard.of(input, each));
            for (int i = 0; i < whole.size(); i++) {
                String line = whole.get(i);
                boolean last = line.startsWith("refused") || line.startsWith("close");
                assertTrue(!last || i == whole.size() - 1, whole::toString);
                assertTrue(!line.startsWith("refused") || REFUSALS.contains(line), line);
            }
        });
    }
}
