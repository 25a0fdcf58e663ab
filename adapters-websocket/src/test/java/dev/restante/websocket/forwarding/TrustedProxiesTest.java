package dev.restante.websocket.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.network.AddressRange;
import dev.restante.websocket.wire.RawClient;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TrustedProxiesTest {
    private TrustedProxies proxies = proxies("127.0.0.1", "10.0.0.0/8", "2001:db8::/32");
    private final Undertow server =
            Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setIoThreads(1)
                    .setWorkerThreads(1)
                    .setHandler(this::tell)
                    .build();

    TrustedProxiesTest() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static TrustedProxies proxies(String... ranges) {
        return new TrustedProxies(Stream.of(ranges).map(one -> AddressRange.parse(one).orElseThrow()).toList());
    }

    private void tell(HttpServerExchange exchange) {
        try {
            ClientAddress client = proxies.client(exchange);
            exchange.getResponseSender().send(client.address() + (client.secure() ? " secure" : " plain"));
        } catch (InvalidValue malformed) {
            exchange.getResponseSender().send("refused " + malformed.getMessage());
        }
    }

    private String ask(String... headers) throws IOException {
        InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        try (RawClient client = RawClient.connect(address)) {
            return client.request("GET", "/", "", headers).body();
        }
    }

    @Test
    void peerThatIsNotTrusted_isTheClient_whateverItSays() throws IOException {
        proxies = proxies("10.0.0.0/8");
        assertEquals(
                "127.0.0.1 plain",
                ask("X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: https", "Forwarded: for=192.0.2.2;proto=https"));
        assertEquals("127.0.0.1 plain", ask("Forwarded: rubbish\"", "X-Forwarded-For: rubbish"));
    }

    @Test
    void noHeader_meansThePeer() throws IOException {
        assertEquals("127.0.0.1 plain", ask());
        assertEquals("127.0.0.1 plain", ask("X-Forwarded-Proto: https"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.1                                | 192.0.2.1
            192.0.2.1:4711                           | 192.0.2.1
            [2001:db9::1]:80                         | 2001:db9:0:0:0:0:0:1
            2001:db9::1                              | 2001:db9:0:0:0:0:0:1
            6.6.6.6, 192.0.2.1, 10.1.1.1             | 192.0.2.1
            6.6.6.6, 192.0.2.1,10.1.1.1, 2001:db8::7 | 192.0.2.1
            10.3.3.3, 10.1.1.1                       | 10.3.3.3
            192.0.2.1, unknown, 10.1.1.1             | 10.1.1.1
            unknown                                  | 127.0.0.1
            ::ffff:192.0.2.9                         | 192.0.2.9
            """)
    void xForwardedFor_isReadFromTheRight(String header, String client) throws IOException {
        assertEquals(client + " plain", ask("X-Forwarded-For: " + header));
        assertEquals(client + " secure", ask("X-Forwarded-For: " + header, "X-Forwarded-Proto: http, https"));
    }

    @Test
    void severalLines_areOneList() throws IOException {
        assertEquals("192.0.2.1 plain", ask("X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 192.0.2.1, 10.0.0.1"));
        assertEquals("192.0.2.1 plain", ask("Forwarded: for=6.6.6.6", "Forwarded: for=192.0.2.1, for=10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            for=192.0.2.1                                      | 192.0.2.1 plain
            For="192.0.2.1:80";Proto=https;by=10.0.0.1         | 192.0.2.1 secure
            for="[2001:db9::1]:4711" ; proto="http"            | 2001:db9:0:0:0:0:0:1 plain
            for=6.6.6.6, for=192.0.2.1;proto=https, for=10.0.0.1;proto=http | 192.0.2.1 secure
            for=192.0.2.1;host="a,b;c\\"d", for=10.0.0.1        | 192.0.2.1 plain
            for=192.0.2.1, for=_hidden, for=10.0.0.1           | 10.0.0.1 plain
            for=unknown;proto=https                            | 127.0.0.1 secure
            proto=https                                        | 127.0.0.1 secure
            for=192.0.2.1,                                     | 192.0.2.1 plain
            """)
    void forwarded_isReadFromTheRight(String header, String client) throws IOException {
        assertEquals(client, ask("Forwarded: " + header));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "for=", "for", "for=\"192.0.2.1", "for=192.0.2.1;;proto=http", "for=example.com", "for=192.0.2.1;proto=ftp",
        "for=2001:db9::1", "for=\"2001:db9::1", "for=256.1.1.1", "for=1.2.3.4 5"
    })
    void malformedForwarded_ofATrustedProxy_isRefused(String header) throws IOException {
        String answer = ask("Forwarded: " + header);
        assertTrue(answer.startsWith("refused Forwarded: "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "1.2.3", "[::1", "1.2.3.4:99999999", "a, 10.0.0.1"})
    void malformedXForwardedFor_ofATrustedProxy_isRefused(String header) throws IOException {
        String answer = ask("X-Forwarded-For: " + header);
        assertTrue(answer.startsWith("refused X-Forwarded-For: "), answer);
    }

    @Test
    void twoHeadersThatDisagree_areRefused() throws IOException {
        String answer = ask("Forwarded: for=6.6.6.6", "X-Forwarded-For: 192.0.2.1");
        assertTrue(answer.startsWith("refused Forwarded: 6.6.6.6 (expected: "), answer);
        assertEquals("192.0.2.1 plain", ask("Forwarded: for=192.0.2.1", "X-Forwarded-For: 6.6.6.6, 192.0.2.1"));
    }

    @Test
    void endlessRoutes_areRefused() throws IOException {
        assertTrue(ask("X-Forwarded-For: " + "10.0.0.1,".repeat(33)).startsWith("refused "));
        assertTrue(ask("Forwarded: " + String.join(",", Collections.nCopies(33, "for=10.0.0.1")))
                .startsWith("refused "));
        assertEquals("10.0.0.1 plain", ask("X-Forwarded-For: " + "10.0.0.1,".repeat(32)));
    }
}
