package dev.restante.websocket.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.websocket.Gateway;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The opening handshake (RFC 6455, section 4.2), asked of our listener and of Undertow's own server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeConformanceTest {
    private static final String UPGRADE = "Upgrade: websocket";
    private static final String CONNECTION = "Connection: Upgrade";
    private static final String VERSION = "Sec-WebSocket-Version: 13";
    private static final String KEY = "Sec-WebSocket-Key: " + RawClient.KEY;

    private final Gateway gateway = Gateway.open();
    private final Yardstick yardstick = new Yardstick(FramingScripts.MAX_BYTES);

    @AfterAll
    void close() {
        gateway.close();
        yardstick.close();
    }

    /**
     * Which line is replaced by which ({@code -} for none). Whom we let in, Undertow does too; it is laxer, as it takes
     * any version and upgrade, and a key of any length.
     */
    @ParameterizedTest
    @CsvSource({
        "0, Upgrade: websocket, 101", "0, upgrade: WebSocket, 101", "0, -, 426",
        "0, Upgrade: websockets, 426", "0, Upgrade: h2c, 426",
        "1, 'Connection: keep-alive, Upgrade', 101", "1, connection: UPGRADE, 101", "1, -, 426",
        "1, Connection: close, 426", "1, Connection: upgraded, 426",
        "2, -, 426", "2, Sec-WebSocket-Version: 12, 426", "2, Sec-WebSocket-Version: 14, 426",
        "2, Sec-WebSocket-Version: 8, 426", "2, 'Sec-WebSocket-Version: 13, 8', 426",
        "2, Sec-WebSocket-Version: x, 426",
        "3, -, 400", "3, Sec-WebSocket-Key: , 400", "3, Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ, 400",
        "3, Sec-WebSocket-Key: c2hvcnQ=, 400", "3, Sec-WebSocket-Key: %%%%, 400"
    })
    void handshake_withOneLineChanged(int line, String replaced, int status) throws IOException {
        String[] lines = {UPGRADE, CONNECTION, VERSION, KEY};
        lines[line] = replaced;
        Response answer = ask(gateway.address, "GET", lines);
        assertEquals(status, answer.status());
        assertEquals(status == 426 ? "13" : "", answer.header("Sec-WebSocket-Version"));
        if (status == 101) {
            assertEquals(101, ask(yardstick.address(), "GET", lines).status());
        }
        assertEquals(status == 101 ? "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" : "", answer.header("Sec-WebSocket-Accept"));
    }

    @Test
    void extensions_areNotAgreedUpon() throws IOException {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-unknown";
        for (InetSocketAddress server : new InetSocketAddress[] {gateway.address, yardstick.address()}) {
            Response answer = ask(server, "GET", UPGRADE, CONNECTION, VERSION, KEY, offer);
            assertEquals(101, answer.status());
            assertEquals("", answer.header("Sec-WebSocket-Extensions"));
        }
    }

    @Test
    void otherMethods_areNoHandshake() throws IOException {
        assertEquals(405, ask(gateway.address, "POST", UPGRADE, CONNECTION, VERSION, KEY).status());
        assertEquals(405, ask(gateway.address, "PUT", UPGRADE, CONNECTION, VERSION, KEY).status());
    }

    @Test
    void twoKeys_are400() throws IOException {
        assertEquals(400, ask(gateway.address, "GET", UPGRADE, CONNECTION, VERSION, KEY, KEY).status());
    }

    @Test
    void aBody_is400() throws IOException {
        Response answer = ask(gateway.address, "GET", UPGRADE, CONNECTION, VERSION, KEY, "Content-Length: 5");
        assertEquals(400, answer.status());
    }

    private static Response ask(InetSocketAddress server, String method, String... lines) throws IOException {
        StringBuilder request = new StringBuilder(method + " /v1/connect HTTP/1.1\r\nHost: test\r\n");
        for (String line : lines) {
            request.append(line.equals("-") ? "" : line + "\r\n");
        }
        try (RawClient client = RawClient.connect(server)) {
            client.write(request.append("\r\n").toString());
            return client.readResponse(false);
        }
    }
}
