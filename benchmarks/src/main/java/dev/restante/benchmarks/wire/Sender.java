package dev.restante.benchmarks.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends over WebSocket, so many at once, and counts the outcomes. */
public final class Sender extends WebSocket {
    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(1 << 20);
    private static final byte[] OUTCOME = "{\"type\":\"outcome\",\"outcome\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WELCOME = "{\"type\":\"welcome\"".getBytes(StandardCharsets.US_ASCII);

    private final Mail mail;
    private final int window;
    private long toSend;
    private int outstanding;
    private boolean welcome;
    private long accepted;
    private long refused;

    /** {@code window} sends may wait for their outcomes. */
    public Sender(Mail mail, int window) {
        super("/v1/connect");
        this.mail = mail;
        this.window = window;
    }

    public boolean isWelcome() {
        return welcome;
    }

    /** Sends so many more. */
    public void send(long messages) throws IOException {
        toSend += messages;
        turned();
    }

    /** Whether all has its outcome. */
    public boolean isDone() {
        return toSend == 0 && outstanding == 0;
    }

    public long accepted() {
        return accepted;
    }

    public long refused() {
        return refused;
    }

    @Override
    void text(byte[] bytes, int from, int to) throws IOException {
        if (Bytes.begin(bytes, from, to, OUTCOME)) {
            outstanding--;
            // delivered, queued or rejected
            if (bytes[from + OUTCOME.length] == 'r') {
                refused++;
            } else {
                accepted++;
            }
        } else if (Bytes.begin(bytes, from, to, WELCOME)) {
            welcome = true;
        } else {
            throw new IOException("frame: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    @Override
    void turned() throws IOException {
        if (isBusy()) {
            return;
        }
        OUT.clear();
        int size = mail.size();
        while (toSend > 0 && outstanding < window && OUT.remaining() > size + 16) {
            header(OUT, size);
            mail.write(OUT);
            outstanding++;
            toSend--;
        }
        if (OUT.flip().hasRemaining()) {
            send(OUT);
        }
    }

    @Override
    void sent() throws IOException {
        turned();
    }
}
