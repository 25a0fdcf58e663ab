package dev.restante.websocket.undertow;

import dev.restante.websocket.socket.CloseCode;
import dev.restante.websocket.socket.Frame;
import dev.restante.websocket.socket.Socket;
import dev.restante.websocket.socket.SocketListener;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.Options;

/** A socket on Undertow's WebSocket channel. */
final class UndertowSocket implements Socket {
    private final WebSocketChannel channel;
    private final Meter meter;
    private final Receiving receiving;
    private final Writing writing;
    private final Pongs pongs;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable SocketListener listener;

    /** {@code maxBytes}: of one message. */
    UndertowSocket(WebSocketChannel channel, Meter meter, int maxBytes) {
        this.channel = channel;
        this.meter = meter;
        this.receiving = new Receiving(this, maxBytes);
        this.writing = new Writing(channel, () -> listener().written(), this::broken);
        this.pongs = new Pongs(channel);
    }

    @Override
    public void listen(SocketListener newListener) {
        listener = newListener;
        channel.addCloseTask(closed -> end());
        meter.onEnd(this::peerEnded);
        channel.getReceiveSetter().set(receiving);
        if (!channel.isOpen()) {
            end();
        }
    }

    @Override
    public boolean write(List<Frame> frames) {
        return writing.write(frames);
    }

    @Override
    public void ping() {
        pongs.ping();
    }

    @Override
    public void close(CloseCode code) {
        if (!channel.isCloseFrameSent()) {
            WebSockets.sendClose(new CloseMessage(code.code(), code.reason()), channel, null);
        }
    }

    @Override
    public void abort() {
        try {
            channel.setOption(Options.CLOSE_ABORT, true);
        } catch (IOException | RuntimeException e) {
            // Closed already.
        }
        IoUtils.safeClose(channel);
        try {
            channel.getIoThread().execute(this::end);
        } catch (RejectedExecutionException e) {
            end();
        }
    }

    @Override
    public void pauseReading() {
        channel.suspendReceives();
    }

    @Override
    public void resumeReading() {
        channel.resumeReceives();
    }

    @Override
    public void execute(Runnable task) {
        try {
            channel.getIoThread().execute(task);
        } catch (RejectedExecutionException e) {
            // The listener is closed, and what is left of the connection was cut with it.
        }
    }

    @Override
    public Traffic traffic() {
        return new Traffic(meter.takeHeard(), meter.takeMoved(), meter.takeDrained(), receiving.incomplete());
    }

    void received(byte[] utf8) {
        listener().received(utf8);
    }

    void pinged(byte[] payload) {
        if (!channel.isCloseFrameSent()) {
            pongs.pong(payload);
        }
    }

    /** The peer's close frame came: the connection ends with it, or with our answer to it. */
    void closeReceived(CloseMessage message) {
        listener().peerLeft();
        if (channel.isCloseFrameSent()) {
            IoUtils.safeClose(channel);
        } else {
            WebSockets.sendClose(message.toByteBuffer(), channel, new Closing());
        }
    }

    private void peerEnded() {
        listener().peerLeft();
        IoUtils.safeClose(channel);
    }

    void refuse(CloseCode code) {
        listener().refused(code);
    }

    /** Reading or writing failed; a close frame that says why may be on its way already. */
    void broken() {
        listener().peerLeft();
        if (!channel.isCloseFrameSent()) {
            IoUtils.safeClose(channel);
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            listener().ended();
        }
    }

    private SocketListener listener() {
        return Objects.requireNonNull(listener, "listener");
    }

    /** Closes once our last frame is out: left to itself, Undertow waits for the peer to do so. */
    private static final class Closing implements WebSocketCallback<@Nullable Void> {
        @Override
        public void complete(WebSocketChannel written, @Nullable Void context) {
            IoUtils.safeClose(written);
        }

        @Override
        public void onError(WebSocketChannel broken, @Nullable Void context, Throwable cause) {
            IoUtils.safeClose(broken);
        }
    }
}
