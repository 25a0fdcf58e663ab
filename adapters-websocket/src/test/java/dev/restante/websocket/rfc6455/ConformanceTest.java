package dev.restante.websocket.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.websocket.Gateway;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol cases of RFC 6455, sections 5 to 8, said to our listener and to Undertow's own server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final int SHORT = 1_000;

    private final Gateway gateway = Gateway.open();
    private final Yardstick yardstick = new Yardstick(FramingScripts.MAX_BYTES);

    static Stream<Script> scripts() {
        return Stream.concat(FramingScripts.all().stream(), ClosingScripts.all().stream());
    }

    @AfterAll
    void close() {
        gateway.close();
        yardstick.close();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void ours_answersAsExpected(Script script) throws IOException {
        assertEquals(script.expected(), Dialogue.with(gateway.address, script.bytes()));
        if (script.bytes().length <= SHORT) {
            assertEquals(script.expected(), Dialogue.byteByByte(gateway.address, script.bytes()));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void stock_answersTheSame_orAsARuleExplains(Script script) throws IOException {
        if (script.stock().isEmpty()) {
            // It waits for what was announced, until the client goes away.
            assertEquals(List.of("close", "end"), Dialogue.cutOff(yardstick.address(), script.bytes()));
        } else {
            assertEquals(script.stock(), Dialogue.with(yardstick.address(), script.bytes()));
        }
    }
}
