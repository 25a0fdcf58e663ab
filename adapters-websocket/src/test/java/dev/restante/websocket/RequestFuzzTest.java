package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.testing.Fuzz;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged requests on real sockets: an answer or an end, never a fault of ours, and the next client is served. */
@Timeout(3_600)
class RequestFuzzTest {
    private static final Set<Integer> ANSWERS =
            Set.of(100, 101, 200, 202, 400, 403, 404, 405, 406, 409, 413, 415, 417, 426, 431, 503, 507);

    @Test
    void anyRequest_isAnsweredOrEnded_andTheGatewayLives() throws IOException {
        try (Gateway gateway = Gateway.open()) {
            Fuzz.check(RequestFuzzTest.class, "requests.txt", 300, (input, random) -> ask(gateway, input));
            try (RawClient client = gateway.client()) {
                assertEquals(200, client.request("GET", "/v1/threads/t", "").status());
            }
            assertTrue(gateway.faults.isEmpty(), gateway.faults::toString);
            Await.until(() -> gateway.listener.slotsTaken() == 0);
        }
    }

    private static void ask(Gateway gateway, byte[] request) throws IOException {
        try (RawClient client = gateway.client()) {
            client.write(request);
            // So that one that is incomplete ends, too.
            client.endOutput();
            Response response = client.readResponse(true);
            assertTrue(ANSWERS.contains(response.status()), response::toString);
        } catch (EOFException | SocketException e) {
            // Ended without an answer.
        }
    }
}
