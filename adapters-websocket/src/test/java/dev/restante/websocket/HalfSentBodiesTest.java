package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.observing.Limit;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that announce bodies and keep them back. */
@Timeout(60)
class HalfSentBodiesTest {
    private static final int ANNOUNCED = 60_000;
    /** 32 MiB hold so many. */
    private static final int FITTING = (32 << 20) / ANNOUNCED;

    private static final int TRIES = 5_000;
    /** Those that do not fit are refused at once. */
    private static final int MORE = 40;

    @Test
    void bodiesOnTheirWay_areBoundedTogether_andGiveTheirRoomBack() throws IOException {
        List<RawClient> stalled = new ArrayList<>();
        try (Gateway gateway = Gateway.open()) {
            for (int i = 0; i < FITTING + MORE; i++) {
                stalled.add(half(gateway));
            }
            Response refused = big(gateway);
            for (int i = 0; i < TRIES && refused.status() != 507; i++) {
                // Ours may have had the room while those were refused that were to keep it: so one more of them.
                stalled.add(half(gateway));
                refused = big(gateway);
            }
            assertTrue(refused.body().contains("bodies: too many bytes on their way"), refused.body());
            assertEquals("1", refused.header("Retry-After"));
            Map<Limit, Long> limits = gateway.listener.traffic().traffic().limits();
            assertTrue(limits.getOrDefault(Limit.BODY_BYTES_AT_ONCE, 0L) > 0, limits::toString);
            for (RawClient client : stalled) {
                client.reset();
            }
            Response taken = big(gateway);
            for (int i = 0; i < TRIES && taken.status() == 507; i++) {
                taken = big(gateway);
            }
            assertEquals(409, taken.status());
        }
    }

    @Test
    void bodyThatNeverEnds_isCut_whetherSomebodyReadsItOrNot() throws IOException {
        String unread = "POST /v1/nothing HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf";
        String endless = "DELETE /v1/threads/t HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n";
        try (Gateway gateway = Gateway.open();
                RawClient read = half(gateway);
                RawClient notFound = gateway.client();
                RawClient purged = gateway.client()) {
            notFound.write(unread);
            purged.write(endless);
            assertEquals(404, notFound.readResponse(false).status());
            assertEquals(200, purged.readResponse(false).status());
            for (RawClient client : List.of(read, notFound, purged)) {
                client.waitFor(Duration.ofSeconds(50));
                assertTrue(client.readsEnd());
            }
        }
    }

    /** Announces a body, and sends little of it. */
    private static RawClient half(Gateway gateway) throws IOException {
        RawClient client = gateway.client();
        client.write("POST /v1/threads/t/messages HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: "
                + ANNOUNCED + "\r\n\r\nhalf");
        return client;
    }

    /** Now or never, so that no mailbox gets full: taken in, it finds no reader. */
    private static Response big(Gateway gateway) throws IOException {
        try (RawClient client = gateway.client()) {
            return client.request(
                    "POST", "/v1/threads/t/messages", "x".repeat(ANNOUNCED), "Content-Type: text/plain",
                    "TTL: 0");
        }
    }
}
