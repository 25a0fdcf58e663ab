package dev.restante.websocket.undertow;

import dev.restante.websocket.socket.CloseCode;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.nio.ByteBuffer;

/** Puts together what a client sends: whole text messages within the limit. On the I/O thread. */
final class Receiving extends AbstractReceiveListener {
    private final UndertowSocket socket;
    private final int maxBytes;
    private long messages;
    private volatile long incomplete;
    private boolean refused;

    Receiving(UndertowSocket socket, int maxBytes) {
        this.socket = socket;
        this.maxBytes = maxBytes;
    }

    /** Which message, counted from 1, is incomplete; 0 for none. */
    long incomplete() {
        return incomplete;
    }

    @Override
    protected void onText(WebSocketChannel channel, StreamSourceFrameChannel frame) {
        if (!refused) {
            incomplete = ++messages;
        }
        begin(frame);
    }

    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel frame) {
        refuse(CloseCode.BINARY);
        begin(frame);
    }

    private void begin(StreamSourceFrameChannel frame) {
        Gathering message = new Gathering(maxBytes, this, refused);
        frame.getReadSetter().set(message);
        message.handleEvent(frame);
        if (!message.isDone()) {
            frame.resumeReads();
        }
    }

    void complete(byte[] utf8) {
        incomplete = 0;
        socket.received(utf8);
    }

    void tooBig() {
        refuse(CloseCode.TOO_BIG);
    }

    void failed() {
        incomplete = 0;
        socket.broken();
    }

    /** From now on what comes is dropped: to leave it unread would have the kernel throw away our close frame. */
    private void refuse(CloseCode code) {
        incomplete = 0;
        if (!refused) {
            refused = true;
            socket.refuse(code);
        }
    }

    @Override
    protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        socket.pinged(bytes(message));
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        message.getData().free();
    }

    @Override
    protected void onFullCloseMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
        try (var data = message.getData()) {
            socket.closeReceived(new CloseMessage(data.getResource()));
        }
    }

    @Override
    protected void onError(WebSocketChannel channel, Throwable error) {
        socket.broken();
    }

    private static byte[] bytes(BufferedBinaryMessage message) {
        try (var data = message.getData()) {
            int size = 0;
            for (ByteBuffer part : data.getResource()) {
                size += part.remaining();
            }
            ByteBuffer all = ByteBuffer.allocate(size);
            for (ByteBuffer part : data.getResource()) {
                all.put(part);
            }
            return all.array();
        }
    }
}
