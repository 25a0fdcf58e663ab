package dev.restante.benchmarks.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Follows one thread over WebSocket, and checks that it gets all of it, once and in order. */
public final class Reader extends WebSocket {
    private static final byte[] WELCOME = "{\"type\":\"welcome\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FOLLOWING = "{\"type\":\"following\"".getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuffer OUT = ByteBuffer.allocateDirect(1_024);

    private final String thread;
    private final boolean client;
    private final BitSet seen = new BitSet();
    private byte[] message = {};
    private byte[] ack = {};
    private boolean following;
    private long last;
    private long acknowledged;
    private long received;
    private long doubled;
    private long reordered;

    private Reader(String target, String thread, boolean client) {
        super(target);
        this.thread = thread;
        this.client = client;
    }

    /** Follows with {@code ack: auto}, from its request on. */
    public static Reader auto(String thread) {
        return new Reader("/v1/connect?thread=" + thread, thread, false);
    }

    /** Follows with {@code ack: client}, and acknowledges whatever one read has brought. */
    public static Reader acknowledging(String thread) {
        return new Reader("/v1/connect", thread, true);
    }

    public boolean isFollowing() {
        return following;
    }

    public long received() {
        return received;
    }

    /** Of {@code sent} messages, those that never came. */
    public long lost(long sent) {
        return sent - seen.cardinality();
    }

    public long doubled() {
        return doubled;
    }

    public long reordered() {
        return reordered;
    }

    @Override
    void text(byte[] bytes, int from, int to) throws IOException {
        if (following && Bytes.begin(bytes, from, to, message)) {
            arrived((int) Bytes.number(bytes, from + message.length));
        } else if (Bytes.begin(bytes, from, to, FOLLOWING)) {
            follows(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        } else if (Bytes.begin(bytes, from, to, WELCOME)) {
            if (client) {
                frame(("{\"type\":\"follow\",\"thread\":\"" + thread + "\",\"ack\":\"client\"}")
                        .getBytes(StandardCharsets.US_ASCII), 0);
            }
        } else {
            throw new IOException("frame: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private void follows(String frame) {
        int epoch = frame.indexOf("\"epoch\":\"");
        String log = "\"thread\":\"" + thread + "\","
                + frame.substring(epoch, frame.indexOf('"', epoch + 9)) + "\",\"sequence\":";
        message = ("{\"type\":\"message\"," + log).getBytes(StandardCharsets.US_ASCII);
        ack = ("{\"type\":\"ack\"," + log).getBytes(StandardCharsets.US_ASCII);
        following = true;
    }

    private void arrived(int sequence) {
        received++;
        if (seen.get(sequence)) {
            doubled++;
        } else if (sequence < last) {
            reordered++;
        }
        seen.set(sequence);
        last = Math.max(last, sequence);
    }

    @Override
    void turned() throws IOException {
        if (client && last > acknowledged) {
            acknowledged = last;
            frame(ack, last);
        }
    }

    private void frame(byte[] text, long sequence) throws IOException {
        byte[] rest = sequence == 0 ? new byte[0] : (sequence + "}").getBytes(StandardCharsets.US_ASCII);
        OUT.clear();
        header(OUT, text.length + rest.length);
        send(OUT.put(text).put(rest).flip());
    }
}
