package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A WebSocket whose client has to say who it is, and to say it again before its token expires. */
class AuthenticatedConnectionTest {
    private static final String ANN = "Authorization: Bearer ann-1";

    private final Doorman doorman = Doorman.ofAnnAndBob();
    private final Gateway gateway = doorman.gateway();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        doorman.admit("ann-2", "ann", "ann:*", 120);
        doorman.admit("ann-less", "ann", "ann:2", 120);
        client = gateway.client();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
    }

    private static String subprotocols(String token) {
        return "Sec-WebSocket-Protocol: restante.v1, restante.bearer."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private void upgraded(String target, String header) throws IOException {
        assertEquals(101, client.handshake(target, header).status());
        client.expect("welcome");
    }

    private void renew(String token) throws IOException {
        client.send("{\"type\":\"token\",\"token\":\"" + token + "\",\"ref\":\"r\"}");
    }

    private void pass(long seconds) {
        doorman.now = doorman.now.plusSeconds(seconds);
        gateway.pass(Duration.ofSeconds(1));
    }

    @Test
    void withoutACredential_orWithABadOne_theHandshakeIs401() throws IOException {
        assertEquals(401, client.handshake("/v1/connect").status());
        assertEquals(401, client.handshake("/v1/connect", subprotocols("nobody")).status());
        assertEquals(401, client.handshake("/v1/connect", "Authorization: Bearer old").status());
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @Test
    void theSubprotocolOfABrowser_isACredential_andNotEchoed() throws IOException {
        RawClient.Response response = client.handshake("/v1/connect?thread=ann:1", subprotocols("ann-1"));
        assertEquals("restante.v1", response.header("Sec-WebSocket-Protocol"));
        client.expect("following");
    }

    @Test
    void anExpiredTokenOfABrowser_isUpgraded_andClosed4401() throws IOException {
        assertEquals(101, client.handshake("/v1/connect?thread=ann:1", subprotocols("old")).status());
        assertEquals(4401, client.readClose());
    }

    @Test
    void aThreadOfSomebodyElse_inTheAddress_is403BeforeTheUpgrade() throws IOException {
        assertEquals(403, client.handshake("/v1/connect?thread=ann:1&thread=bob", ANN).status());
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @Test
    void framesAboutAThreadOfSomebodyElse_areRefused_andTheConnectionStays() throws IOException {
        gateway.send("bob", "1");
        upgraded("/v1/connect", ANN);
        client.send("{\"type\":\"follow\",\"thread\":\"bob\",\"from\":\"beginning\",\"ref\":\"f\"}");
        Map<String, String> refused = client.expect("error");
        assertEquals("FORBIDDEN", refused.get("code"));
        assertEquals("f", refused.get("ref"));
        client.send("{\"type\":\"send\",\"thread\":\"bob\",\"body\":1,\"ref\":\"s\"}");
        Map<String, String> outcome = client.expect("outcome");
        assertEquals("rejected", outcome.get("outcome"));
        assertEquals("FORBIDDEN", outcome.get("reason"));
        client.send("{\"type\":\"ack\",\"thread\":\"bob\",\"epoch\":\"e\",\"sequence\":1}");
        assertEquals("NOT_FOLLOWING", client.expect("error").get("code"));
        client.send("{\"type\":\"send\",\"thread\":\"ann:1\",\"body\":1}");
        assertEquals("queued", client.expect("outcome").get("outcome"));
    }

    @Test
    void atItsTokensEnd_theConnectionIsClosed4401() throws IOException {
        upgraded("/v1/connect?thread=ann:1", ANN);
        client.expect("following");
        pass(59);
        gateway.send("ann:1", "1");
        client.expect("message");
        pass(1);
        assertEquals(4401, client.readClose());
    }

    @Test
    void aSendAfterTheTokensEnd_isNotDone_evenBeforeTheClose() throws IOException {
        upgraded("/v1/connect", ANN);
        doorman.now = doorman.now.plusSeconds(60);
        client.send("{\"type\":\"send\",\"thread\":\"ann:1\",\"body\":1}");
        assertEquals("FORBIDDEN", client.expect("outcome").get("reason"));
        assertEquals(0, gateway.mailbox.threads());
    }

    @Test
    void aNewerToken_keepsTheConnection() throws IOException {
        upgraded("/v1/connect?thread=ann:1", ANN);
        renew("ann-2");
        Map<String, String> renewed = client.expect("renewed");
        assertEquals("r", renewed.get("ref"));
        assertEquals("2026-01-01T00:02:00Z", renewed.get("until"));
        pass(60);
        gateway.send("ann:1", "1");
        client.expect("message");
        pass(60);
        assertEquals(4401, client.readClose());
    }

    @Test
    void aNewerTokenThatGrantsLess_endsWhatItDoesNotGrant() throws IOException {
        upgraded("/v1/connect?thread=ann:1&thread=ann:2", ANN);
        client.expect("following");
        client.expect("following");
        renew("ann-less");
        Map<String, String> ended = client.expect("error");
        assertEquals("FORBIDDEN", ended.get("code"));
        assertEquals("ann:1", ended.get("thread"));
        client.expect("renewed");
        gateway.send("ann:1", "1");
        gateway.send("ann:2", "2");
        assertEquals("ann:2", client.expect("message").get("thread"));
    }

    @Test
    void aTokenOfSomebodyElse_orABadOne_isRefused_andTheOldOneCounts() throws IOException {
        upgraded("/v1/connect?thread=ann:1", ANN);
        for (String token : new String[] {"bob-1", "nobody", "old"}) {
            renew(token);
            Map<String, String> refused = client.expect("error");
            assertEquals("FORBIDDEN", refused.get("code"));
            assertEquals("r", refused.get("ref"));
            assertFalse(refused.toString().contains(token));
        }
        renew("unlucky");
        assertEquals("UNAVAILABLE", client.expect("error").get("code"));
        gateway.send("ann:1", "1");
        client.expect("message");
        pass(60);
        assertEquals(4401, client.readClose());
    }

    @Test
    void aTokenThatIsTooLong_isInvalid() throws IOException {
        upgraded("/v1/connect", ANN);
        renew("x".repeat(8 * 1024 + 1));
        Map<String, String> refused = client.expect("error");
        assertEquals("INVALID", refused.get("code"));
        assertTrue(refused.toString().contains("8192"), refused::toString);
        client.send("{\"type\":\"token\",\"ref\":\"r\"}");
        assertEquals("INVALID", client.expect("error").get("code"));
    }

    @Test
    void aConnectionThatIsTornDownWhileItsTokenIsChecked_leavesNothing() throws IOException {
        upgraded("/v1/connect?thread=ann:1", ANN);
        doorman.answers = new CompletableFuture<>();
        renew("ann-2");
        client.close();
        Await.until(() -> gateway.listener.slotsTaken() == 0);
        doorman.answers.complete(null);
        assertEquals(0, gateway.listener.slotsTaken());
    }

    @Test
    void whereNobodyHasToSayWhoTheyAre_aTokenIsTaken_forEver() throws IOException {
        try (Gateway open = Gateway.open(); RawClient anybody = open.connected("")) {
            anybody.send("{\"type\":\"token\",\"token\":\"x\"}");
            assertEquals("{\"type\":\"renewed\"}", anybody.text());
        }
    }
}
