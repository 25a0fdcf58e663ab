package dev.restante.websocket.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What our own client makes of a listener that is not as it should be: whatever it meets becomes a receipt. */
@Timeout(60)
class LoopbackProbeTest {
    private static final ThreadId THREAD = ThreadId.system("probe-hand-over");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private final Random random = new Random(1);
    private final Passes passes = new Passes(
            () -> {
                byte[] bytes = new byte[32];
                random.nextBytes(bytes);
                return bytes;
            },
            System::nanoTime);
    private ServerSocket server;
    private volatile String heard = "";

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Receipt receive(Duration within) {
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        return new LoopbackProbe(passes, () -> address, all -> "", Dial.PLAIN).receive(THREAD, within);
    }

    /** Answers the first thing it hears with this and, unless it stays, closes. */
    private void answering(String answer, boolean stays) {
        Thread.ofVirtual().start(() -> {
            try {
                Socket client = server.accept();
                byte[] request = new byte[4096];
                heard = new String(request, 0, client.getInputStream().read(request), StandardCharsets.US_ASCII);
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                if (!stays) {
                    client.close();
                }
            } catch (IOException closed) {
                // At the end of the test.
            }
        });
    }

    @Test
    void nobodyListens_isRefusal() throws IOException {
        server.close();
        Receipt.Refused refused = assertInstanceOf(Receipt.Refused.class, receive(SOON));
        assertTrue(refused.what().endsWith("Connection refused"), refused.what());
    }

    @Test
    void listenerThatAcceptsAndSaysNothing_isSilence() {
        assertEquals(new Receipt.Silent("the answer to the upgrade", AT_ONCE), receive(AT_ONCE));
    }

    @Test
    void listenerThatSpeaksByteByByteForEver_isNoProbe() {
        Thread.ofVirtual().start(() -> {
            try (Socket client = server.accept()) {
                while (true) {
                    client.getOutputStream().write('x');
                    client.getOutputStream().flush();
                }
            } catch (IOException closed) {
                // As it should be.
            }
        });
        Receipt receipt = receive(AT_ONCE);
        assertFalse(receipt instanceof Receipt.Acknowledged, receipt::toString);
    }

    @Test
    void anotherAnswerThanTheUpgrade_isRefusal() {
        answering("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n\r\n", false);
        assertEquals(
                new Receipt.Refused("the upgrade was answered HTTP/1.1 503 Service Unavailable"), receive(SOON));
    }

    @Test
    void upgradeOfSomebodyElse_isRefusal() {
        answering("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: AAAA\r\n\r\n", false);
        assertInstanceOf(Receipt.Refused.class, receive(SOON));
    }

    @Test
    void connectionThatEnds_isBroken() {
        answering("HTTP/1.1 101 Switch", false);
        assertEquals(
                new Receipt.Broke("the connection ended while waiting for the answer to the upgrade"), receive(SOON));
    }

    @Test
    void lineWithoutEnd_isBroken() {
        answering("x".repeat(20_000), true);
        assertInstanceOf(Receipt.Broke.class, receive(SOON));
    }

    @Test
    void threadsThatDoNotStir_areTold() {
        Receipt receipt = new LoopbackProbe(
                passes, () -> (InetSocketAddress) server.getLocalSocketAddress(), within -> "1 of 2 I/O threads",
                Dial.PLAIN)
                .receive(THREAD, SOON);
        assertEquals(new Receipt.Silent("1 of 2 I/O threads", SOON), receipt);
    }

    @Test
    void token_travelsInAHeaderOnly_andDiesWithTheProbe() {
        answering("HTTP/1.1 400 Bad Request\r\n\r\n", false);
        receive(SOON);
        String token = heard.replaceAll("(?s).*" + Passes.HEADER + ": ([A-Za-z0-9_-]{43})\r\n.*", "$1");
        assertEquals(43, token.length(), heard);
        assertTrue(heard.startsWith("GET /v1/connect HTTP/1.1\r\n"), heard);
        assertTrue(passes.redeem(token).isEmpty());
    }
}
