package dev.restante.websocket.undertow;

import dev.restante.websocket.socket.Frame;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the frames of one pass, each when the one before is out: handed all at once, Undertow would queue them
 * without a bound. On the I/O thread.
 */
final class Writing implements WebSocketCallback<@Nullable Void> {
    private final WebSocketChannel channel;
    private final Runnable onWritten;
    private final Runnable onFailed;
    private List<Frame> frames = List.of();
    private int next;
    private boolean looping;
    private boolean out;

    Writing(WebSocketChannel channel, Runnable onWritten, Runnable onFailed) {
        this.channel = channel;
        this.onWritten = onWritten;
        this.onFailed = onFailed;
    }

    /** Whether all of it went out at once; otherwise {@code onWritten} runs when it has. */
    boolean write(List<Frame> pass) {
        frames = pass;
        next = 0;
        return loop();
    }

    private boolean loop() {
        looping = true;
        do {
            out = false;
            WebSockets.sendText(frames.get(next++).payload(), channel, this);
        } while (out && next < frames.size());
        looping = false;
        return out;
    }

    @Override
    public void complete(WebSocketChannel written, @Nullable Void context) {
        out = true;
        if (!looping) {
            // Undertow may hold its own lock here.
            channel.getIoThread().execute(() -> {
                if (next == frames.size() || loop()) {
                    onWritten.run();
                }
            });
        }
    }

    @Override
    public void onError(WebSocketChannel broken, @Nullable Void context, Throwable cause) {
        onFailed.run();
    }
}
