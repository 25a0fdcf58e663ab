package dev.restante.app.crash;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.BatchClient;
import dev.restante.websocket.wire.Frames;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A connection that sends, in one of the ways there are; outcomes come in the order of the sends. For one thread. */
interface Door extends Closeable {
    void write(List<Send> sends) throws IOException;

    Map<String, String> outcome() throws IOException;

    /** The ways. */
    enum Way {
        HTTP,
        BATCH,
        WEBSOCKET;

        Door open(RunningProcess process) throws Exception {
            RawClient client = process.connect();
            return switch (this) {
                case HTTP -> new Http(client);
                case BATCH -> new Batch(client, BatchClient.begin(client));
                case WEBSOCKET -> new WebSocket(client.upgrade("/v1/connect"));
            };
        }
    }

    /** One request a send, several of them on their way. */
    record Http(RawClient client) implements Door {
        @Override
        public void write(List<Send> sends) throws IOException {
            StringBuilder requests = new StringBuilder();
            for (Send send : sends) {
                requests.append("POST /v1/threads/")
                        .append(send.story().thread())
                        .append("/messages HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n")
                        .append("Idempotency-Key: ")
                        .append(send.id())
                        .append("\r\n")
                        .append(send.ttl() == 0 ? "" : "TTL: " + send.ttl() + "\r\n")
                        .append(send.topic().isEmpty() ? "" : "Topic: " + send.topic() + "\r\n")
                        .append("Content-Length: ")
                        .append(send.body().length())
                        .append("\r\n\r\n")
                        .append(send.body());
            }
            client.write(requests.toString());
        }

        @Override
        public Map<String, String> outcome() throws IOException {
            return Json.fields(client.readResponse(false).body());
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    /** A batch that never ends by itself. */
    record Batch(RawClient client, BatchClient batch) implements Door {
        @Override
        public void write(List<Send> sends) throws IOException {
            StringBuilder lines = new StringBuilder();
            sends.forEach(send -> lines.append('{').append(send.json()).append('\n'));
            batch.send(lines.toString());
        }

        @Override
        public Map<String, String> outcome() throws IOException {
            return batch.outcome();
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    record WebSocket(RawClient client) implements Door {
        @Override
        public void write(List<Send> sends) throws IOException {
            byte[][] frames = sends.stream()
                    .map(send -> Frames.frame(
                            true, RawClient.TEXT,
                            ("{\"type\":\"send\"," + send.json()).getBytes(StandardCharsets.UTF_8)))
                    .toArray(byte[][]::new);
            client.write(Frames.join(frames));
        }

        @Override
        public Map<String, String> outcome() throws IOException {
            return client.expect("outcome");
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
