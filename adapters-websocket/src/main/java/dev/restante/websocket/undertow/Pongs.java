package dev.restante.websocket.undertow;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Pings and pongs, at most one of each on its way: a peer that pings without reading gets an answer to its latest
 * ping only, as RFC 6455, section 5.5.3 allows.
 */
final class Pongs {
    private final WebSocketChannel channel;
    private boolean pinging;
    private boolean ponging;
    private byte @Nullable [] owed;

    Pongs(WebSocketChannel channel) {
        this.channel = channel;
    }

    synchronized void ping() {
        if (!pinging && !channel.isCloseFrameSent()) {
            pinging = true;
            WebSockets.sendPing(ByteBuffer.allocate(0), channel, new Sent(this::pinged));
        }
    }

    void pong(byte[] payload) {
        synchronized (this) {
            if (ponging) {
                owed = payload;
                return;
            }
            ponging = true;
        }
        WebSockets.sendPong(ByteBuffer.wrap(payload), channel, new Sent(this::ponged));
    }

    private synchronized void pinged() {
        pinging = false;
    }

    private void ponged() {
        byte[] next;
        synchronized (this) {
            ponging = false;
            next = owed;
            owed = null;
        }
        if (next != null && !channel.isCloseFrameSent()) {
            pong(next);
        }
    }

    private record Sent(Runnable then) implements WebSocketCallback<@Nullable Void> {
        @Override
        public void complete(WebSocketChannel channel, @Nullable Void context) {
            then.run();
        }

        @Override
        public void onError(WebSocketChannel channel, @Nullable Void context, Throwable cause) {
            // The channel is broken, and ends by itself.
        }
    }
}
