package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever connects and says nothing takes a file of the process, and there are only so many of those. */
@Timeout(60)
class TcpConnectionsTest {
    private static final int STAYING = 2;
    private static final int PASSING = 1_000;

    /** Each I/O thread takes its share of them, and may be full while another is not. */
    @Test
    void connectionsBeyondTheLimit_waitWithTheKernel_untilOthersHaveEnded() throws Exception {
        List<RawClient> served = new ArrayList<>();
        try (Gateway gateway = Gateway.open(s -> Gateway.with(s, STAYING, s.connection()))) {
            RawClient next = asking(gateway);
            while (isServed(next, served)) {
                served.add(next);
                next = asking(gateway);
            }
            assertTrue(
                    served.size() >= (STAYING + PASSING) / 2 && served.size() <= STAYING + PASSING,
                    () -> served.size() + " served");
            for (RawClient client : served) {
                client.close();
            }
            assertEquals(200, next.readResponse(false).status());
            next.close();
        }
    }

    private static RawClient asking(Gateway gateway) throws IOException {
        RawClient client = gateway.client();
        client.writeRequest("GET", "/problems/invalid", "");
        return client;
    }

    /** Or whether so many others were served meanwhile that it surely is not going to be. */
    private static boolean isServed(RawClient client, List<RawClient> others) throws IOException {
        for (int i = 0; i < 1_000 && !client.hasInput(); i++) {
            if (!others.isEmpty()) {
                assertEquals(200, others.get(i % others.size()).request("GET", "/problems/invalid", "").status());
            }
        }
        boolean first = others.isEmpty();
        if (!first && !client.hasInput()) {
            return false;
        }
        assertEquals(200, client.readResponse(false).status());
        return true;
    }
}
