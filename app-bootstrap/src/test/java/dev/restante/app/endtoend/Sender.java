package dev.restante.app.endtoend;

import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A connection that sends the events of some runs, many at once, and reads every outcome. For one thread. */
final class Sender implements Closeable {
    private static final int AT_ONCE = 32;

    private record Next(Run run, int event) {}

    private final RawClient client;
    private final boolean overWebSocket;

    private Sender(RawClient client, boolean overWebSocket) {
        this.client = client;
        this.overWebSocket = overWebSocket;
    }

    static Sender overHttp(RawClient client) {
        return new Sender(client, false);
    }

    static Sender overWebSocket(RawClient client) throws IOException {
        return new Sender(client.upgrade("/v1/connect"), true);
    }

    /** Sends this share of each run, event by event in turn, and returns with all the outcomes. */
    void play(List<Run> runs, double from, double to, Run.Audience audience) throws IOException {
        List<Next> all = inTurn(runs, from, to);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            List<Next> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Next next : some) {
                bytes.writeBytes(overWebSocket ? frame(next) : request(next));
            }
            client.write(bytes.toByteArray());
            for (Next next : some) {
                next.run().told(overWebSocket ? outcome(next) : response(), audience);
            }
        }
    }

    private static List<Next> inTurn(List<Run> runs, double from, double to) {
        List<Next> all = new ArrayList<>();
        int longest = runs.stream().mapToInt(run -> run.events().size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (Run run : runs) {
                int size = run.events().size();
                if (i >= (int) (from * size) && i < (int) (to * size)) {
                    all.add(new Next(run, i));
                }
            }
        }
        return all;
    }

    private static byte[] request(Next next) {
        byte[] body = next.run().events().get(next.event()).getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/threads/" + next.run().thread() + "/messages HTTP/1.1\r\nHost: test\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Frames.join(head.getBytes(StandardCharsets.UTF_8), body);
    }

    private static byte[] frame(Next next) {
        return Frames.text("{\"type\":\"send\",\"ref\":\"" + next.event() + "\",\"id\":\"event-" + next.event()
                + "\",\"thread\":\"" + next.run().thread() + "\",\"body\":" + next.run().events().get(next.event())
                + "}");
    }

    private Map<String, String> response() throws IOException {
        RawClient.Response response = client.readResponse(false);
        Map<String, String> outcome = Json.fields(response.body());
        int expected = "delivered".equals(outcome.get("outcome")) ? 200 : 202;
        if (response.status() != expected) {
            throw new AssertionError("status: " + response + " (expected: " + expected + ")");
        }
        return outcome;
    }

    private Map<String, String> outcome(Next next) throws IOException {
        Map<String, String> frame = Json.fields(client.text());
        while ("welcome".equals(frame.get("type"))) {
            frame = Json.fields(client.text());
        }
        if (!("" + next.event()).equals(frame.get("ref")) || !("event-" + next.event()).equals(frame.get("id"))) {
            throw new AssertionError("frame: " + frame + " (expected: the outcome of " + next.event() + ")");
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
