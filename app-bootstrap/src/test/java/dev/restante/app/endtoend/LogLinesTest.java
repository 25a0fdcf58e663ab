package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the process writes. */
@Timeout(60)
class LogLinesTest {
    private static final Map<String, String> PRODUCTION = Map.of(
            "RESTANTE_ENVIRONMENT", "production",
            "RESTANTE_POLICY_WAIVE", "authentication",
            "RESTANTE_PUBLIC_ORIGINS", "https://app.example",
            "RESTANTE_PUBLIC_TLS_TERMINATED_BY_PROXY", "true",
            "RESTANTE_DRAIN_LAME_DUCK", "0s");

    @TempDir
    Path directory;

    @Test
    void inProduction_everyLineIsJsonWithAnEvent_andNothingOfClientsIsInIt() throws Exception {
        Map<String, String> settings = new HashMap<>(PRODUCTION);
        settings.put("RESTANTE_LOG_LEVEL", "debug");
        try (RunningProcess process = RunningProcess.ready(directory, settings)) {
            try (RawClient client = process.connect()) {
                String secret = "Authorization: Bearer s3cr3t-token";
                String json = "Content-Type: application/json";
                assertEquals(202, client.request("POST", "/v1/threads/t/messages", "\"pr1vate-body\"", json, secret)
                        .status());
                assertEquals(400, client.request("POST", "/v1/threads/t/messages", "pr1vate-body", json, secret)
                        .status());
                assertEquals(403, client.handshake("/v1/connect", "Restante-Probe: s3cr3t-pass").status());
                client.upgrade("/v1/connect?thread=t").expect("message");
                client.send("{\"type\":\"pr1vate-body\\n forged\"}");
                client.expect("error");
            }
            process.terminate();
            assertEquals(0, process.exitCode(), process::log);
            for (String line : process.log().lines().toList()) {
                assertTrue(line.startsWith("{\"timestamp\":") && line.endsWith("}"), line);
                assertTrue(Json.fields(line).containsKey("level"), line);
                boolean ours = line.contains("\"loggerName\":\"restante");
                assertTrue(!ours || line.contains("\"event\":\""), line);
            }
            for (String outside : List.of("s3cr3t", "pr1vate", "Restante-Probe")) {
                assertFalse(process.log().contains(outside), process::log);
            }
            for (String event : List.of("start.begun", "warning", "phase.done", "ready", "state", "left")) {
                assertTrue(process.log().contains("{\"event\":\"" + event + "\"}"), event + "\n" + process.log());
            }
        }
    }

    @Test
    void aStoreFullOfUsersMail_startsReady_andSaysSo() throws Exception {
        Map<String, String> settings = Map.of(
                "RESTANTE_DATA_DIRECTORY", directory.resolve("full").toString(),
                "RESTANTE_LIMITS_NODE_BYTES", "1MiB",
                "RESTANTE_LIMITS_MAILBOX_BYTES", "512KiB",
                "RESTANTE_LIMITS_PROBE_RESERVE", "64KiB",
                "RESTANTE_DRAIN_LAME_DUCK", "0s");
        try (RunningProcess process = RunningProcess.ready(directory, settings); RawClient client = process.connect()) {
            String body = "\"" + "x".repeat(60_000) + "\"";
            int status = 202;
            for (int i = 0; status == 202; i++) {
                status = client.request(
                        "POST", "/v1/threads/t" + i + "/messages", body, "Content-Type: application/json")
                        .status();
            }
            assertEquals(507, status);
        }
        try (RunningProcess again = RunningProcess.ready(directory, settings);
                RawClient operator = again.manage();
                RawClient client = again.connect()) {
            RawClient.Response ready = operator.request("GET", "/readyz", "");
            assertEquals(200, ready.status());
            assertTrue(ready.body().contains("\"degraded\":[\"CAPACITY\"]"), ready::body);
            assertEquals(507, client.request(
                    "POST", "/v1/threads/t/messages", "\"" + "x".repeat(60_000) + "\"",
                    "Content-Type: application/json").status());
            client.upgrade("/v1/connect?thread=t0").expect("message");
        }
    }
}
