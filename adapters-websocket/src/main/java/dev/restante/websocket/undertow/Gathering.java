package dev.restante.websocket.undertow;

import io.undertow.websockets.core.StreamSourceFrameChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xnio.ChannelListener;

/**
 * Gathers one message, in however many fragments and reads it comes; or reads it only to drop it, once it is refused.
 */
final class Gathering implements ChannelListener<StreamSourceFrameChannel> {
    private static final int FIRST = 512;

    private final int maxBytes;
    private final Receiving receiving;
    private byte[] bytes;
    private int size;
    private boolean dropped;
    private boolean done;

    Gathering(int maxBytes, Receiving receiving, boolean dropped) {
        this.maxBytes = maxBytes;
        this.receiving = receiving;
        this.dropped = dropped;
        this.bytes = new byte[Math.min(FIRST, maxBytes + 1)];
    }

    boolean isDone() {
        return done;
    }

    @Override
    public void handleEvent(StreamSourceFrameChannel frame) {
        if (done) {
            return;
        }
        try {
            int read = read(frame);
            while (read > 0) {
                read = read(frame);
            }
            done = read < 0;
        } catch (IOException e) {
            done = true;
            frame.suspendReads();
            receiving.failed();
            return;
        }
        if (done && !dropped) {
            receiving.complete(Arrays.copyOf(bytes, size));
        }
    }

    private int read(StreamSourceFrameChannel frame) throws IOException {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * size, maxBytes + 1));
        }
        int read = frame.read(ByteBuffer.wrap(bytes, size, bytes.length - size));
        size += Math.max(read, 0);
        if (size > maxBytes) {
            size = 0;
            refuse();
        } else if (dropped) {
            size = 0;
        }
        return read;
    }

    private void refuse() {
        if (!dropped) {
            dropped = true;
            receiving.tooBig();
        }
    }
}
