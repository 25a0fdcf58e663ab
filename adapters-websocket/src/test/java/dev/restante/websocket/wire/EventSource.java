package dev.restante.websocket.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads events as a browser does (WHATWG HTML, section 9.2.6), and remembers the last id. For one thread. */
public final class EventSource implements Closeable {
    /** One event; {@code comments} counts those in front of it. */
    public record Event(String type, String id, String data, String retry, int comments) {
        public Map<String, String> fields() {
            return Json.fields(data);
        }
    }

    private final RawClient client;
    private String lastId = "";
    private String retry = "";
    private int comments;

    private EventSource(RawClient client) {
        this.client = client;
    }

    /** Asks for a stream, and expects to get it. */
    public static EventSource open(InetSocketAddress address, String target, String... headers) throws IOException {
        return open(RawClient.connect(address), target, headers);
    }

    public static EventSource open(RawClient client, String target, String... headers) throws IOException {
        RawClient.Response response = ask(client, target, headers);
        if (response.status() != 200) {
            throw new IllegalStateException(target + ": " + response + " (expected: 200)");
        }
        return new EventSource(client);
    }

    /** The head of the answer to a request for a stream. */
    public static RawClient.Response ask(RawClient client, String target, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: test\r\n");
        request.append("Accept: text/event-stream\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        client.write(request.append("\r\n").toString());
        return client.readResponse(false);
    }

    /** The next event that has data. */
    public Event next() throws IOException {
        String type = "message";
        List<String> data = new ArrayList<>();
        String id = "";
        while (true) {
            String line = client.line();
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    Event event = new Event(type, id, String.join("\n", data), retry, comments);
                    comments = 0;
                    return event;
                }
                type = "message";
                continue;
            }
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).replaceFirst("^ ", "");
            switch (line.substring(0, colon)) {
                case "" -> comments++;
                case "event" -> type = value;
                case "data" -> data.add(value);
                case "id" -> {
                    id = value;
                    lastId = value;
                }
                case "retry" -> retry = value;
                default -> throw new IllegalStateException("line: " + line + " (expected: a field of an event)");
            }
        }
    }

    /** The next event of a type; others in front of it are passed over. */
    public Event expect(String type) throws IOException {
        Event event = next();
        while (!event.type().equals(type)) {
            event = next();
        }
        return event;
    }

    /** What a browser sends as {@code Last-Event-ID} when it comes back. */
    public String lastId() {
        return lastId;
    }

    public boolean readsEnd() throws IOException {
        return client.readsEnd();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
