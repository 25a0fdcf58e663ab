package dev.restante.websocket.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends a batch in chunks, and reads its outcomes as they come. One thread may write while another reads. */
public final class BatchClient implements Closeable {
    private final RawClient client;
    private RawClient.@Nullable Response head;
    private byte[] chunk = {};
    private int at;
    private boolean last;

    private BatchClient(RawClient client) {
        this.client = client;
    }

    /** Begins a batch without a length. */
    public static BatchClient begin(RawClient client, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("POST /v1/messages HTTP/1.1\r\nHost: test\r\n");
        request.append("Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        client.write(request.append("\r\n").toString());
        return new BatchClient(client);
    }

    /** A batch that was written already, as a whole. */
    public static BatchClient written(RawClient client) {
        return new BatchClient(client);
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One chunk. */
    public void send(byte[] bytes) throws IOException {
        client.write(chunk(bytes));
    }

    public static byte[] chunk(byte[] bytes) {
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return Frames.join(size, bytes, "\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The last chunk. */
    public void end() throws IOException {
        client.write("0\r\n\r\n");
    }

    public RawClient.Response head() throws IOException {
        RawClient.Response known = head;
        if (known == null) {
            known = client.readResponse(false);
            head = known;
            last = !known.header("Transfer-Encoding").equals("chunked");
        }
        return known;
    }

    /** The next outcome; {@link EOFException} at the end of the response. */
    public Map<String, String> outcome() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = next(); b != '\n'; b = next()) {
            line.write(b);
        }
        return Json.fields(line.toString(StandardCharsets.UTF_8));
    }

    /** All outcomes to the end of the response, which must end as it should. */
    public List<Map<String, String>> outcomes() throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        while (hasMore()) {
            all.add(outcome());
        }
        return all;
    }

    /** False at the end of the response; throws where the connection ends before that. */
    public boolean hasMore() throws IOException {
        head();
        while (at == chunk.length && !last) {
            readChunk();
        }
        return at < chunk.length;
    }

    private int next() throws IOException {
        if (!hasMore()) {
            throw new EOFException();
        }
        return chunk[at++] & 0xff;
    }

    private void readChunk() throws IOException {
        int size = Integer.parseInt(client.line().strip(), 16);
        chunk = client.bytes(size);
        client.line();
        at = 0;
        last = size == 0;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
