package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no honest client sends: refused, and where their end is in doubt the connection ends too. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHttpTest {
    private static final String SEND =
            "POST /v1/threads/t/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String LOOK = "GET /v1/threads/t HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String ONE_CHUNK = "1\r\n1\r\n0\r\n\r\n";

    private final Gateway gateway = Gateway.open();

    @AfterAll
    void close() {
        gateway.close();
        assertTrue(gateway.faults.isEmpty(), gateway.faults::toString);
    }

    /** The status of the only answer; what came behind the request must not have been taken for another. */
    private Response onlyAnswer(String request) throws IOException {
        try (RawClient client = gateway.client()) {
            client.write(request.getBytes(StandardCharsets.ISO_8859_1));
            Response response = client.readResponse(false);
            assertTrue(client.readsEnd(), request);
            return response;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "Content-Length: 1\r\nContent-Length: 1", "Content-Length: 1\r\nContent-Length: 5", "Content-Length: 1, 1",
        "Content-Length: +1", "Content-Length: -1", "Content-Length: 0x1", "Content-Length: 1 1", "Content-Length: ",
        "Content-Length: 99999999999999999999", "Content-Length : 1", "Transfer-Encoding : chunked",
        "Transfer-Encoding: xchunked", "Transfer-Encoding: chunked;q=1", "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding:", "X: a\rTransfer-Encoding: chunked", "X: a\nTransfer-Encoding: chunked"
    })
    void framing_thatCanBeReadInTwoWays_is400_andTheConnectionEnds(String headers) throws IOException {
        assertEquals(400, onlyAnswer(SEND + headers + "\r\n\r\n" + ONE_CHUNK + LOOK).status());
    }

    @Test
    void chunked_inHttp10_is400() throws IOException {
        String request = SEND.replace("HTTP/1.1", "HTTP/1.0") + "Transfer-Encoding: chunked\r\n\r\n" + ONE_CHUNK;
        assertEquals(400, onlyAnswer(request).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "zz\r\n1\r\n", "1x\r\n1\r\n", "0x1\r\n1\r\n", "-1\r\n1\r\n", "+1\r\n1\r\n", " 1\r\n1\r\n", "1 \r\n1\r\n",
        "\r\n1\r\n", "1\n1\r\n", "1\r\n1\n", "1;a\n1\r\n", "1\r\n1XX\r\n", "1\r\n10\r\n", "1\r1\r\n",
        "ffffffffffffffff\r\n1\r\n", "0000000000000001\r\n1\r\n", "1;a=\u0001\r\n1\r\n", "1\r\n1\r\n0\r\nX: \u0001\r\n"
    })
    void chunks_thatAreWrong_are400_andTheConnectionEnds(String chunks) throws IOException {
        Response response =
                onlyAnswer(SEND + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n" + LOOK);
        assertEquals(400, response.status());
        assertEquals("application/problem+json", response.header("Content-Type"));
    }

    @Test
    void chunks_thatComeLaterAndAreWrong_endTheConnection_andNothingIsStored() throws IOException {
        try (RawClient client = gateway.client()) {
            client.write(SEND.replace("/t/", "/late/") + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertEquals(100, client.readResponse(true).status());
            client.write("1x\r\n1\r\n0\r\n\r\n" + LOOK);
            assertTrue(client.readsEnd());
        }
        try (RawClient client = gateway.client()) {
            String body = client.request("GET", "/v1/threads/late", "").body();
            assertTrue(body.contains("\"depth\":0"), body);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;a=b\r\n1\r\n0\r\n\r\n", "01\r\n1\r\n000;z\r\nX: y\r\n\r\n",
        "1\r\n[\r\n1\r\n]\r\n0\r\n\r\n"})
    void chunks_thatAreRight_areRead_andTheNextRequestToo(String chunks) throws IOException {
        try (RawClient client = gateway.client()) {
            for (int i = 0; i < 3; i++) {
                client.write(SEND + "Transfer-Encoding: chunked\r\n\r\n" + chunks + LOOK);
                assertEquals(202, client.readResponse(false).status());
                assertEquals(200, client.readResponse(false).status());
            }
        }
    }

    /** Half of them are Undertow's to answer, which it does without a body. */
    @ParameterizedTest
    @CsvSource({
        "'GET /v1/threads/t\r\n\r\n'", "'GET /v1/threads/t HTTP/1\r\nHost: x\r\n\r\n'", "'\u0016\u0003\u0001\u0002'",
        "'GET /v1/threads/t HTTP/1.1\r\n\r\n'", "'GET /v1/threads/t HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'",
        "'GET /v1/threads/t HTTP/1.1\r\nHost: a b/@\r\n\r\n'", "'G@T /v1/threads/t HTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET  /v1/threads/t HTTP/1.1\r\nHost: x\r\n\r\n'", "'GET\t/v1/threads/t\tHTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET /v1/threads/t HTTP/1.1\nHost: x\n\n'", "'GET v1/threads/t HTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET x:80 HTTP/1.1\r\nHost: x\r\n\r\n'", "'GET http://other/v1/threads/t HTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET /v1/threads/%zz HTTP/1.1\r\nHost: x\r\n\r\n'", "'GET /v1/threads/t% HTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET /v1/threads/t#x HTTP/1.1\r\nHost: x\r\n\r\n'", "'GET /v1/threads/\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n'",
        "'GET /v1/threads/t\u0001 HTTP/1.1\r\nHost: x\r\n\r\n'", "'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'"
    })
    void requestLine_thatIsNone_is400_andTheConnectionEnds(String request) throws IOException {
        assertEquals(400, onlyAnswer(request + LOOK).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "X: a\u0000b", "X: a\u0001b", "X: \u007f", "X\u0001: a", "X Y: a", ": a", "Xyz", " X: a", "X(: a", "X : a",
        "\u00c3: a"
    })
    void headerLine_thatIsNone_is400_andTheConnectionEnds(String line) throws IOException {
        assertEquals(400, onlyAnswer(LOOK.replace("\r\n\r\n", "\r\n" + line + "\r\n\r\n") + LOOK).status());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/threads/t%00, 400", "/v1/threads/%24sys, 400", "/v1/threads/%2e%2e, 400", "/v1/threads/..%2ft, 400",
        "/v1/threads/t;a=b, 400", "/v1/threads/%C3%A9, 400", "/v1/threads/%c0%ae, 400", "/v1/threads/%0d%0aX:y, 400",
        "/v1/threads/../threads/t, 404", "/v1/threads%2ft, 404", "//v1/threads/t, 404", "/v1/./threads/t, 404",
        "/v1/threads/t/, 404", "/V1/threads/t, 404", "/v1/threads/t/messages?limit=1;limit=2, 400",
        "/v1/threads/t/messages?limit=%2b1, 400", "/v1/threads/t/messages?limit=1&limit=1, 400",
        "/v1/threads/t/messages?epoch=%ff&after=1, 400", "/v1/threads/t/messages?epoch=%00&after=1, 400"
    })
    void target_isTakenAsItIsWritten(String target, int status) throws IOException {
        try (RawClient client = gateway.client()) {
            Response response = client.request("GET", target, "");
            assertEquals(status, response.status(), response.body());
            assertEquals("application/problem+json", response.header("Content-Type"));
            // In order, so the connection goes on.
            assertEquals(200, client.request("GET", "/v1/threads/t", "").status());
        }
    }

    @Test
    void tooMuch_isRefused() throws IOException {
        String thousand = IntStream.range(0, 1_000).mapToObj(i -> "H" + i + ": 1\r\n").collect(Collectors.joining());
        assertEquals(400, onlyAnswer(LOOK.replace("\r\n\r\n", "\r\n" + thousand + "\r\n")).status());
        assertEquals(400, onlyAnswer(LOOK.replace("/t ", "/" + "t".repeat(100_000) + " ")).status());
        assertEquals(400, onlyAnswer(LOOK.replace("/t ", "/t?" + "a=1&".repeat(2_000) + " ")).status());
        assertEquals(400, onlyAnswer("A".repeat(20_000) + " / HTTP/1.1\r\nHost: x\r\n\r\n").status());
        try (RawClient client = gateway.client()) {
            assertEquals(400, client.request("GET", "/v1/threads/" + "t".repeat(20_000), "").status());
            assertEquals(431, client.request("GET", "/v1/threads/t", "", "X: " + "a".repeat(20_000)).status());
            assertEquals(200, client.request("GET", "/v1/threads/t", "").status());
        }
    }

    @Test
    void errorWithABody_leavesThePipelinedRequestWhereItIs() throws IOException {
        try (RawClient client = gateway.client()) {
            client.write(
                    "POST /nope HTTP/1.1\r\nHost: x\r\nContent-Length: " + LOOK.length() + "\r\n\r\n" + LOOK + LOOK);
            assertEquals(404, client.readResponse(false).status());
            assertEquals(200, client.readResponse(false).status());
            client.write(SEND.replace("json", "xml") + "Content-Length: 3\r\n\r\n<a/" + LOOK);
            assertEquals(415, client.readResponse(false).status());
            assertEquals(200, client.readResponse(false).status());
        }
        assertEquals(413, onlyAnswer(SEND + "Content-Length: 70000\r\n\r\n" + "1".repeat(70_000) + LOOK).status());
    }

    @Test
    void connect_is404_andTheConnectionEnds() throws IOException {
        try (RawClient client = gateway.client()) {
            client.write("CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertEquals(404, client.readResponse(false).status());
            assertTrue(client.readsEnd());
        } catch (EOFException | SocketException e) {
            throw new AssertionError("the answer was lost", e);
        }
    }
}
