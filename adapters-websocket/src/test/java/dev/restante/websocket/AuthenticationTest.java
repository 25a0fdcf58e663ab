package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.observing.CredentialCheck;
import dev.restante.websocket.wire.BatchClient;
import dev.restante.websocket.wire.EventSource;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient.Response;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of callers that have to say who they are. */
class AuthenticationTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String ANN = "Authorization: Bearer ann-1";

    private final Doorman doorman = Doorman.ofAnnAndBob();
    private final Gateway gateway = doorman.gateway();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = gateway.client();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
    }

    private static void assertProblem(Response response, int status, String name) {
        assertEquals(status, response.status(), response::body);
        assertEquals("/problems/" + name, Json.fields(response.body()).get("type"));
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/threads/ann:1", "DELETE,/v1/threads/ann:1", "GET,/v1/threads/ann:1/messages",
        "POST,/v1/threads/ann:1/ack"})
    void withoutACredential_everythingIs401(String method, String path) throws IOException {
        Response response = client.request(method, path, "", "Accept: application/json");
        assertProblem(response, 401, "unauthenticated");
        assertEquals("Bearer realm=\"restante\"", response.header("WWW-Authenticate"));
    }

    @Test
    void aSendWithoutACredential_isRejectedAsForbidden() throws IOException {
        Response response = client.request("POST", "/v1/threads/ann:1/messages", "1", JSON);
        assertProblem(response, 401, "unauthenticated");
        assertEquals("rejected", Json.fields(response.body()).get("outcome"));
        assertEquals("FORBIDDEN", Json.fields(response.body()).get("reason"));
        Response batch = client.request("POST", "/v1/messages", "{}", "Content-Type: application/x-ndjson");
        assertProblem(batch, 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nobody", "bearer", "Basic YW5uOmFubi0x", "Bearer ", "ann-1"})
    void aCredentialThatIsNone_is401_andNotRepeated(String value) throws IOException {
        Response response = client.request("GET", "/v1/threads/ann:1", "", "Authorization: " + value);
        assertProblem(response, 401, "unauthenticated");
        assertFalse(response.body().contains("nobody"));
    }

    @Test
    void anExpiredToken_is401_thatSaysSo() throws IOException {
        Response response = client.request("GET", "/v1/threads/ann:1", "", "Authorization: Bearer old");
        assertProblem(response, 401, "unauthenticated");
        assertTrue(response.header("WWW-Authenticate").contains("expired"));
    }

    @Test
    void whatCredentialsCameTo_isCounted() throws IOException {
        client.request("GET", "/v1/threads/ann:1", "");
        for (String token : List.of("ann-1", "ann-1", "nobody", "old", "unlucky")) {
            client.request("GET", "/v1/threads/ann:1", "", "Authorization: Bearer " + token);
        }
        assertEquals(
                Map.of(CredentialCheck.MISSING, 1L, CredentialCheck.ACCEPTED, 2L, CredentialCheck.REFUSED, 1L,
                        CredentialCheck.EXPIRED, 1L, CredentialCheck.UNCHECKED, 1L),
                gateway.listener.traffic().traffic().credentials());
    }

    @Test
    void twoCredentials_are400() throws IOException {
        assertProblem(client.request("GET", "/v1/threads/ann:1", "", ANN, ANN), 400, "invalid");
        assertProblem(
                client.handshake("/v1/connect", ANN, "Sec-WebSocket-Protocol: restante.v1, restante.bearer.Ym9iLTE"),
                400, "invalid");
    }

    @Test
    void subprotocol_isNoCredential_butInAHandshake() throws IOException {
        String shown = "Sec-WebSocket-Protocol: restante.v1, restante.bearer.YW5uLTE";
        assertProblem(client.request("GET", "/v1/threads/ann:1", "", shown), 401, "unauthenticated");
        assertEquals(101, client.handshake("/v1/connect", shown).status());
    }

    @Test
    void aCredentialThatCannotBeChecked_is503_withATimeToComeBack() throws IOException {
        Response response =
                client.request("POST", "/v1/threads/ann:1/messages", "1", JSON, "Authorization: Bearer unlucky");
        assertProblem(response, 503, "unavailable");
        assertEquals("1", response.header("Retry-After"));
        assertEquals("UNAVAILABLE", Json.fields(response.body()).get("reason"));
    }

    @Test
    void aCredentialInTheAddress_isNone() throws IOException {
        assertProblem(client.request("GET", "/v1/threads/ann:1?access_token=ann-1", ""), 401, "unauthenticated");
    }

    @Test
    void aCheckThatTakesTime_isWaitedFor_andTheBodyIsStillThere() throws IOException {
        doorman.answers = new CompletableFuture<>();
        client.writeRequest("POST", "/v1/threads/ann:1/messages", "{\"n\":1}", JSON, ANN);
        doorman.answers.complete(null);
        assertEquals(202, client.readResponse(false).status());
        assertEquals("1", Json.fields(client.request("GET", "/v1/threads/ann:1", "", ANN).body()).get("depth"));
    }

    @Test
    void whatIsGranted_isDone() throws IOException {
        assertEquals(202, client.request("POST", "/v1/threads/ann:1/messages", "1", JSON, ANN).status());
        assertEquals(200, client.request("GET", "/v1/threads/ann:1", "", ANN).status());
        Response page = client.request("GET", "/v1/threads/ann:1/messages", "", ANN);
        String epoch = Json.fields(page.body()).get("epoch");
        String ack = "{\"epoch\":\"" + epoch + "\",\"sequence\":1}";
        assertEquals(200, client.request("POST", "/v1/threads/ann:1/ack", ack, ANN).status());
        assertEquals("{\"purged\":0}", client.request("DELETE", "/v1/threads/ann:1", "", ANN).body());
    }

    /** 403 whether the thread exists or not, letter by letter. */
    @ParameterizedTest
    @CsvSource({"GET,", "DELETE,", "GET,/messages", "POST,/ack"})
    void aThreadOfSomebodyElse_is403_whetherItExistsOrNot(String method, String rest) throws IOException {
        gateway.send("bob", "1");
        String ack = method.equals("POST") ? "{\"epoch\":\"e\",\"sequence\":1}" : "";
        String tail = rest == null ? "" : rest;
        Response there = client.request(method, "/v1/threads/bob" + tail, ack, ANN);
        Response nowhere = client.request(method, "/v1/threads/bub" + tail, ack, ANN);
        assertProblem(there, 403, "forbidden");
        assertProblem(nowhere, 403, "forbidden");
        assertEquals(there.body().replace("bob", "bub"), nowhere.body());
        assertEquals(1, gateway.mailbox.threads());
    }

    @Test
    void aSendToAThreadOfSomebodyElse_isRejectedAsForbidden_withItsId() throws IOException {
        Response response =
                client.request("POST", "/v1/threads/bob/messages", "1", JSON, ANN, "Idempotency-Key: mine");
        assertProblem(response, 403, "forbidden");
        assertEquals("FORBIDDEN", Json.fields(response.body()).get("reason"));
        assertEquals("mine", Json.fields(response.body()).get("id"));
        assertEquals(0, gateway.mailbox.threads());
    }

    @Test
    void aBatch_isJudgedLineByLine() throws IOException {
        try (BatchClient batch = BatchClient.begin(gateway.client(), ANN)) {
            batch.send(
                    "{\"thread\":\"ann:1\",\"body\":1}\n{\"thread\":\"bob\",\"body\":1}\n{\"thread\":\"ann:2\",\"body\":1}\n");
            batch.end();
            List<String> outcomes = batch.outcomes().stream().map(fields -> fields.get("outcome")).toList();
            assertEquals(List.of("queued", "rejected", "queued"), outcomes);
        }
    }

    @Test
    void anEventStream_ofAThreadOfSomebodyElse_is403_andOneOfOnesOwnEndsWithTheToken() throws IOException {
        assertProblem(EventSource.ask(client, "/v1/threads/bob/messages", ANN), 403, "forbidden");
        try (EventSource events = EventSource.open(gateway.client(), "/v1/threads/ann:1/messages", ANN)) {
            events.expect("following");
            doorman.now = doorman.now.plusSeconds(60);
            gateway.pass(java.time.Duration.ofSeconds(1));
            assertTrue(events.readsEnd());
        }
    }

    @Test
    void problems_areExplainedToAnybody() throws IOException {
        assertEquals(200, client.request("GET", "/problems/unauthenticated", "").status());
    }
}
