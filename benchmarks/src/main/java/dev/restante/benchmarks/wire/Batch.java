package dev.restante.benchmarks.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One NDJSON request of a length known before, and its outcomes, which come in chunks. */
public final class Batch extends Conn {
    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(256 * 1024);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUEUED = "{\"outcome\":\"queued\"".getBytes(StandardCharsets.US_ASCII);

    private final Mail mail;
    private final long messages;
    private long toSend;
    private boolean head;
    private int chunk;
    private int inLine;
    private boolean isQueued = true;
    private long queued;
    private long others;
    private boolean ended;

    public Batch(Mail mail, long messages) {
        this.mail = mail;
        this.messages = messages;
        this.toSend = messages;
    }

    /** Whether the response is complete. */
    public boolean isDone() {
        return ended;
    }

    public long queued() {
        return queued;
    }

    /** Outcomes that are not {@code queued}. */
    public long others() {
        return others;
    }

    @Override
    void begin() throws IOException {
        String request = "POST /v1/messages HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-ndjson\r\n"
                + "Content-Length: " + messages * mail.size() + "\r\n\r\n";
        send(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        sent();
    }

    @Override
    void sent() throws IOException {
        while (toSend > 0 && !isBusy()) {
            OUT.clear();
            while (toSend > 0 && OUT.remaining() > mail.size()) {
                mail.write(OUT);
                toSend--;
            }
            send(OUT.flip());
        }
    }

    @Override
    int take(byte[] bytes, int from, int to) throws IOException {
        int at = head ? from : head(bytes, from, to);
        while (head && at < to && !ended) {
            if (chunk > 0) {
                int end = Math.min(to, at + chunk);
                lines(bytes, at, end);
                chunk -= end - at;
                at = end;
            } else {
                int end = at;
                while (end < to && bytes[end] != '\n') {
                    end++;
                }
                if (end == to) {
                    return at;
                }
                // A chunk ends with an empty line.
                String size = new String(bytes, at, end - at, StandardCharsets.US_ASCII).strip();
                chunk = size.isEmpty() ? 0 : Integer.parseInt(size, 16);
                ended = chunk == 0 && !size.isEmpty();
                at = end + 1;
            }
        }
        return ended ? to : at;
    }

    private int head(byte[] bytes, int from, int to) throws IOException {
        for (int at = from; at <= to - HEAD_END.length; at++) {
            if (Bytes.begin(bytes, at, to, HEAD_END)) {
                String text = new String(bytes, from, at - from, StandardCharsets.US_ASCII);
                if (!text.startsWith("HTTP/1.1 200") || !text.contains("chunked")) {
                    throw new EOFException("batch: " + text);
                }
                head = true;
                return at + HEAD_END.length;
            }
        }
        return from;
    }

    private void lines(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '\n') {
                queued += isQueued ? 1 : 0;
                others += isQueued ? 0 : 1;
                inLine = 0;
                isQueued = true;
            } else {
                if (inLine < QUEUED.length) {
                    isQueued &= b == QUEUED[inLine];
                }
                inLine++;
            }
        }
    }

    @Override
    void turned() {}
}
