package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.environment.Environment;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.StartupReport;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.observing.Exposition;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.ServingStatus;
import dev.restante.websocket.management.Operations;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementListenerTest implements DrainControl {
    private volatile ServingState state = ServingState.STARTING;
    private final StartupReport report = new StartupReport(
            "restante test", Environment.TESTING, List.of(), List.of(), new Verdict.Running(), List.of());
    private volatile Optional<Exposition> metrics = Optional.empty();
    private final ManagementListener listener =
            new ManagementListener("127.0.0.1", 0,
                    new Operations(this::status, () -> report, this, () -> metrics, Optional::empty, Optional::empty,
                            Optional.empty()));
    private final InetSocketAddress address = listener.open();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.connect(address);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        listener.close();
    }

    private ServingStatus status() {
        return new ServingStatus(
                state, Optional.of(Phase.DATABASE), Instant.EPOCH, List.of("open \"mailbox\""), List.of("CAPACITY"));
    }

    @Override
    public Transition drain() {
        return state == ServingState.READY
                ? new Transition.Moved(state, ServingEvent.DRAIN_REQUESTED)
                : new Transition.Refused(state, ServingEvent.DRAIN_REQUESTED);
    }

    @Override
    public Transition cancelDrain() {
        return new Transition.Moved(state, ServingEvent.DRAIN_CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, 200, 503, 503", "READY, 200, 200, 200", "IMPAIRED, 200, 503, 200", "DRAINING, 200, 503, 200",
        "STOPPING, 200, 503, 200", "FAILED, 503, 503, 503"
    })
    void health_isAFunctionOfTheState(ServingState now, int live, int ready, int startup) throws IOException {
        state = now;
        assertEquals(live, client.request("GET", "/livez", "").status());
        assertEquals(ready, client.request("GET", "/readyz", "").status());
        assertEquals(startup, client.request("GET", "/startupz", "").status());
        assertEquals(ready, client.request("HEAD", "/readyz", "").status());
    }

    @Test
    void health_saysWhy_andIsNeverStored() throws IOException {
        Response response = client.request("GET", "/readyz", "", "Accept: text/html");
        assertEquals("no-store", response.header("Cache-Control"));
        assertEquals(
                "{\"state\":\"STARTING\",\"phase\":\"DATABASE\",\"since\":\"1970-01-01T00:00:00Z\","
                        + "\"waitingFor\":[\"open \\\"mailbox\\\"\"],\"degraded\":[\"CAPACITY\"]}",
                response.body());
    }

    @Test
    void startup_isTheReport_withItsFingerprint() throws IOException {
        String body = client.request("GET", "/startup", "").body();
        assertTrue(body.startsWith("restante test, environment testing\nstart: running\n"), body);
        assertTrue(body.contains("fingerprint " + report.fingerprint()), body);
    }

    @Test
    void drain_is202_orNamesTheStates() throws IOException {
        Response refused = client.request("POST", "/drain", "");
        assertEquals(409, refused.status());
        assertTrue(Json.fields(refused.body()).getOrDefault("detail", "").contains("STARTING"));
        state = ServingState.READY;
        Response accepted = client.request("POST", "/drain", "");
        assertEquals(202, accepted.status());
        assertEquals("{\"state\":\"DRAINING\"}", accepted.body());
        assertEquals(202, client.request("POST", "/drain/cancel", "").status());
    }

    @Test
    void drain_byGet_orByAForeignPage_isRefused() throws IOException {
        state = ServingState.READY;
        Response get = client.request("GET", "/drain", "");
        assertEquals(405, get.status());
        assertEquals("POST", get.header("Allow"));
        assertEquals(403, client.request("POST", "/drain", "", "Origin: https://evil.example").status());
    }

    @Test
    void metrics_is503UntilThereAreAny_thenTheirText() throws IOException {
        assertEquals(503, client.request("GET", "/metrics", "").status());
        metrics = Optional.of(new Exposition() {
            @Override
            public String mediaType() {
                return "text/plain; version=0.0.4; charset=utf-8";
            }

            @Override
            public String text() {
                return "up 1\n";
            }
        });
        Response response = client.request("GET", "/metrics", "");
        assertEquals(200, response.status());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", response.header("Content-Type"));
        assertEquals("up 1\n", response.body());
    }

    @Test
    void metrics_thatFail_are500AndSayNothingMore() throws IOException {
        metrics = Optional.of(new Exposition() {
            @Override
            public String mediaType() {
                return "text/plain";
            }

            @Override
            public String text() {
                throw new IllegalStateException("secret");
            }
        });
        Response response = client.request("GET", "/metrics", "");
        assertEquals(500, response.status());
        assertTrue(!response.body().contains("secret"), response.body());
    }

    @Test
    void open_ofATakenPort_saysWhich() {
        ManagementListener second =
                new ManagementListener("127.0.0.1", address.getPort(),
                        new Operations(this::status, () -> report, this, () -> metrics, Optional::empty,
                                Optional::empty, Optional.empty()));
        CannotOpen failure = assertThrows(CannotOpen.class, second::open);
        String text = String.valueOf(failure.getMessage());
        assertTrue(text.startsWith("127.0.0.1:" + address.getPort() + " (expected: "), text);
        assertTrue(text.contains("in use"), text);
    }
}
