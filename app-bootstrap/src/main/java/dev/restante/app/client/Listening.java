package dev.restante.app.client;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket, heard by one thread: what it has not taken yet is at most {@value #AHEAD} frames, and then the gateway's
 * window.
 */
final class Listening implements WebSocket.Listener {
    static final int AHEAD = 64;
    /** More than the largest message that a gateway can be set to take, in the frame that carries it. */
    private static final int MOST_CHARACTERS = 48 << 20;
    private static final int SEND_SECONDS = 10;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket socket) {
        socket.request(AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (!last) {
            socket.request(1);
        } else {
            heard.add(new Heard.Frame(text.toString()));
            text.setLength(0);
        }
        if (text.length() > MOST_CHARACTERS) {
            heard.add(new Heard.Broken("a frame of more than " + MOST_CHARACTERS + " characters"));
            socket.abort();
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard.add(new Heard.Ping());
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        heard.add(new Heard.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        heard.add(new Heard.Broken(String.valueOf(error.getMessage())));
    }

    /** Whoever waits hears that he shall leave. Any thread. */
    void stop() {
        heard.add(new Heard.Stop());
    }

    boolean isEmpty() {
        return heard.isEmpty();
    }

    /** What came next; {@code Broken} if nothing did for so long. */
    Heard next(Duration silence) throws InterruptedException {
        Heard next = heard.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        return next == null ? new Heard.Broken("silent for " + silence.toSeconds() + " s") : next;
    }

    /** Sends one frame and waits until it is on its way; whether that succeeded. */
    static boolean send(WebSocket socket, String frame) throws InterruptedException {
        return done(socket.sendText(frame, true));
    }

    /** Closes in order; what comes before the peer's answer is dropped. */
    void close(WebSocket socket) throws InterruptedException {
        if (done(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))) {
            socket.request(Long.MAX_VALUE);
            Heard last = next(Duration.ofSeconds(2));
            while (!(last instanceof Heard.Closed) && !(last instanceof Heard.Broken)) {
                last = next(Duration.ofSeconds(2));
            }
        }
        socket.abort();
    }

    private static boolean done(CompletionStage<WebSocket> sending) throws InterruptedException {
        try {
            sending.toCompletableFuture().get(SEND_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException broken) {
            return false;
        }
    }
}
