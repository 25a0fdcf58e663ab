package dev.restante.app.endtoend;

import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls that meet every outcome a user can bring about, and what came of them: without what differs from run to run. */
final class Script {
    private static final String JSON = "Content-Type: application/json";

    private final RunningProcess process;
    private final List<String> transcript = new ArrayList<>();

    private Script(RunningProcess process) {
        this.process = process;
    }

    /** Settings that bring the limits within reach. */
    static Map<String, String> limits() {
        return Map.of("RESTANTE_LIMITS_MAILBOX_MESSAGES", "3", "RESTANTE_LIMITS_MESSAGE_BYTES", "100 B");
    }

    static List<String> play(RunningProcess process) throws Exception {
        Script script = new Script(process);
        try (RawClient sender = process.connect()) {
            script.nobodyReads(sender);
            script.somebodyReads(sender);
            script.invalid(sender);
        }
        return script.transcript;
    }

    private void nobodyReads(RawClient sender) throws IOException {
        send(sender, "mail", "{\"hello\":\"world\"}", JSON);
        send(sender, "mail", "1", JSON, "Idempotency-Key: one", "TTL: 60", "Urgency: high");
        send(sender, "mail", "1", JSON, "Idempotency-Key: one", "TTL: 60", "Urgency: high");
        send(sender, "mail", "2", JSON, "Idempotency-Key: one");
        send(sender, "mail", "now or never", "Content-Type: text/plain", "TTL: 0");
        send(sender, "mail", "\"old\"", JSON, "Topic: news");
        send(sender, "mail", "\"new\"", JSON, "Topic: news");
        send(sender, "mail", "4", JSON);
        note(sender.request("GET", "/v1/threads/mail", ""));
        note(sender.request("GET", "/v1/threads/mail/messages?limit=2", ""));
    }

    private void somebodyReads(RawClient sender) throws Exception {
        try (RawClient reader = process.connect().upgrade("/v1/connect")) {
            reader.send("{\"type\":\"follow\",\"thread\":\"mail\",\"ack\":\"client\"}");
            // welcome, following, two messages, the gap of the topic, the last message
            hear(reader, 6);
            send(sender, "mail", "5", JSON);
            reader.send("{\"type\":\"ack\",\"thread\":\"mail\",\"epoch\":\"other\",\"sequence\":4}");
            reader.send("{\"type\":\"ack\",\"thread\":\"mail\",\"epoch\":\"\",\"sequence\":99}");
            hear(reader, 2);
            reader.send("{\"type\":\"send\",\"ref\":\"r\",\"thread\":\"other\",\"body\":[1, 2],\"ttl\":5}");
            hear(reader, 1);
            reader.send("{\"type\":\"follow\",\"thread\":\"live\"}");
            hear(reader, 1);
            send(sender, "live", "now or never", "Content-Type: text/plain", "TTL: 0");
            send(sender, "live", "6", JSON);
            hear(reader, 2);
            reader.send("{\"type\":\"follow\",\"thread\":\"mail\"}");
            reader.send("{\"type\":\"unfollow\",\"thread\":\"elsewhere\"}");
            reader.send("{\"type\":\"sing\"}");
            hear(reader, 3);
            note(sender.request("DELETE", "/v1/threads/mail", ""));
        }
    }

    private void invalid(RawClient sender) throws IOException {
        send(sender, "mail", "{", JSON);
        send(sender, "mail", "1", "Content-Type: image/png");
        send(sender, "mail", "1", JSON, "TTL: soon");
        send(sender, "mail", "1", JSON, "Urgency: very");
        send(sender, "$probe-1", "1", JSON);
        note(sender.request("GET", "/v1/threads/mail/messages?limit=0", ""));
        note(sender.request("GET", "/nowhere", ""));
        note(sender.handshake("/v1/connect", "Origin: http://evil.example"));
        send(sender, "mail", "\"" + "x".repeat(100) + "\"", JSON); // ends the connection
    }

    private void send(RawClient sender, String thread, String body, String... headers) throws IOException {
        note(sender.request("POST", "/v1/threads/" + thread + "/messages", body, headers));
    }

    private void hear(RawClient reader, int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            transcript.add(same(Json.fields(reader.text())));
        }
    }

    private void note(RawClient.Response response) {
        transcript.add(response.status() + " " + same(Json.fields(response.body())));
    }

    /** Times, epochs and generated names differ; that they are there does not. */
    private static String same(Map<String, String> fields) {
        Map<String, String> same = new LinkedHashMap<>(fields);
        for (String name : List.of("epoch", "at", "heldUntil", "oldestHeldUntil", "connection")) {
            same.computeIfPresent(name, (key, value) -> "...");
        }
        same.computeIfPresent("id", (key, value) -> value.length() == 36 ? "..." : value);
        same.computeIfPresent("detail", (key, value) -> value.replaceAll("current one, [^)]*", "current one, ..."));
        same.computeIfPresent("messages",
                (key, value) -> value.replaceAll("\"(epoch|id|at)\":\"[^\"]*\"", "\"$1\":..."));
        return same.toString();
    }
}
