package dev.restante.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import dev.restante.websocket.wire.RawClient.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpResourcesTest {
    private final Gateway gateway = Gateway.open();
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

    private Map<String, String> get(String path) throws IOException {
        Response response = client.request("GET", path, "");
        assertEquals(200, response.status(), response.body());
        return Json.fields(response.body());
    }

    @Test
    void view_ofAThreadNeverUsed_isZeros() throws IOException {
        Map<String, String> view = get("/v1/threads/t");
        assertEquals("0", view.get("depth"));
        assertEquals("0", view.get("last"));
        assertEquals("0", view.get("readers"));
    }

    @Test
    void view_countsWhatIsHeld_andWhoReads() throws IOException {
        try (RawClient reader = gateway.connected("")) {
            reader.send("{\"type\":\"follow\",\"thread\":\"t\",\"ack\":\"client\"}");
            reader.expect("following");
            gateway.send("t", "[1,2,3]");
            Map<String, String> view = get("/v1/threads/t");
            assertEquals("1", view.get("depth"));
            assertEquals("1", view.get("readers"));
            assertEquals("1", view.get("last"));
            assertEquals("0", view.get("acknowledged"));
            assertTrue(view.getOrDefault("oldestHeldUntil", "").endsWith("Z"));
        }
    }

    @Test
    void page_thenAck_thenThePageBehindIt() throws IOException {
        for (int i = 1; i <= 5; i++) {
            gateway.send("t", "{\"n\": " + i + "}");
        }
        Map<String, String> page = get("/v1/threads/t/messages?limit=2");
        assertEquals("true", page.get("more"));
        assertEquals("2", page.get("last"));
        assertTrue(page.getOrDefault("messages", "").contains("\"body\":{\"n\": 2}}]"), page::toString);
        String ack = "{\"epoch\":\"" + page.get("epoch") + "\",\"sequence\":2}";
        assertEquals("{\"acknowledged\":2}", client.request("POST", "/v1/threads/t/ack", ack).body());
        Map<String, String> rest = get("/v1/threads/t/messages");
        assertEquals("5", rest.get("last"));
        assertEquals("false", rest.get("more"));
        Map<String, String> after = get("/v1/threads/t/messages?after=4&epoch=" + page.get("epoch"));
        assertTrue(after.getOrDefault("messages", "").contains("\"sequence\":5"));
        assertEquals("[]", after.get("gaps"));
    }

    @Test
    void ack_ofWhatWasNotHandedOver_andOfAnotherEpoch_is409() throws IOException {
        gateway.send("t", "1");
        String epoch = get("/v1/threads/t").get("epoch");
        Response beyond = client.request("POST", "/v1/threads/t/ack", "{\"epoch\":\"" + epoch + "\",\"sequence\":9}");
        Response stale = client.request("POST", "/v1/threads/t/ack", "{\"epoch\":\"other\",\"sequence\":1}");
        assertEquals(409, beyond.status());
        assertEquals("/problems/bad-ack", Json.fields(beyond.body()).get("type"));
        assertEquals(409, stale.status());
        assertEquals("/problems/stale-epoch", Json.fields(stale.body()).get("type"));
    }

    @Test
    void purge_tellsHowMuchItWas_andLeavesAGap() throws IOException {
        gateway.send("t", "1");
        gateway.send("t", "2");
        assertEquals("{\"purged\":2}", client.request("DELETE", "/v1/threads/t", "").body());
        gateway.send("t", "3");
        Map<String, String> page = get("/v1/threads/t/messages");
        assertTrue(page.getOrDefault("messages", "").contains("\"sequence\":3"), page::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404, not-found", "GET, /v1, 404, not-found", "GET, /v1/threads/t/, 404, not-found",
        "GET, //v1/threads/t, 404, not-found", "GET, /v2/threads/t, 404, not-found",
        "GET, /problems/none, 404, not-found",
        "PUT, /v1/threads/t, 405, method-not-allowed", "DELETE, /v1/connect, 405, method-not-allowed",
        "TRACE, /v1/threads/t, 405, method-not-allowed", "GET, /v1/threads/$sys, 400, invalid",
        "GET, /v1/threads/t/messages?limit=0, 400, invalid", "GET, /v1/threads/t/messages?limit=1001, 400, invalid",
        "GET, /v1/threads/t/messages?limit=1&limit=2, 400, invalid",
        "GET, /v1/threads/t/messages?after=1, 400, invalid",
        "GET, /v1/threads/t/messages?epoch=e, 400, invalid",
        "GET, /v1/threads/t/messages?epoch=e&after=-1, 400, invalid",
        "POST, /v1/threads/t/ack, 400, invalid"
    })
    void whatIsWrong_isAProblem(String method, String path, int status, String problem) throws IOException {
        Response response = client.request(method, path, "");
        assertEquals(status, response.status(), response.body());
        assertEquals("application/problem+json", response.header("Content-Type"));
        assertEquals("/problems/" + problem, Json.fields(response.body()).get("type"));
        assertEquals(200, client.request("GET", "/problems/" + problem, "").status());
    }

    @Test
    void methodNotAllowed_namesThoseThatAre() throws IOException {
        assertEquals("DELETE, GET, HEAD", client.request("PUT", "/v1/threads/t", "").header("Allow"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "text/event-stream|406", "application/json;q=0|406", "*/*;q=0.0|406", "text/html, */*;q=0.1|200",
        "application/*|200",
        "Application/JSON|200"
    })
    void accept_isHeeded(String accept, int status) throws IOException {
        assertEquals(status, client.request("GET", "/v1/threads/t", "", "Accept: " + accept).status());
    }

    @Test
    void head_isGetWithoutItsBody() throws IOException {
        Response head = client.request("HEAD", "/v1/threads/t", "");
        assertEquals(200, head.status());
        assertEquals(200, client.request("GET", "/v1/threads/t", "").status());
    }

    @Test
    void headersThatAreTooLarge_are431() throws IOException {
        Response response = client.request("GET", "/v1/threads/t", "", "X-Large: " + "x".repeat(17 << 10));
        assertEquals(431, response.status());
        assertEquals("/problems/headers-too-large", Json.fields(response.body()).get("type"));
    }

    @Test
    void foreignPages_areRefusedEverywhere() throws IOException {
        Response response = client.request(
                "POST", "/v1/threads/t/messages", "x", "Content-Type: text/plain", "Origin: https://evil.example");
        assertEquals(403, response.status());
        assertEquals("0", get("/v1/threads/t").get("last"));
    }

    @Test
    void problems_areExplained_whileTheGateIsClosed() throws IOException {
        gateway.entry = Gateway.STARTING;
        assertEquals("507", get("/problems/mailbox-full").get("status"));
        assertEquals(503, client.request("GET", "/v1/threads/t", "").status());
    }
}
