package dev.restante.app.client;

import dev.restante.app.client.Conversation.End;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Follows a thread over as many connections as it takes. {@link #stop} is for any thread. */
public final class ThreadFollower {
    private static final long FIRST_BACKOFF = 250;
    private static final long MOST_BACKOFF = 15_000;

    private final GatewayAddress address;
    private final Supplier<Optional<String>> credential;
    private final FollowRequest request;
    private final OutputStream out;
    private final Consumer<String> notices;
    private final RandomGenerator chance;
    private final Progress progress;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Listening listening;
    private boolean connectedBefore;
    private long backoff = FIRST_BACKOFF;

    /**
     * @param credential what {@code Authorization} says, if anything; asked for each connection
     * @param out gets a line for each message, gap and reset
     * @param notices is told of lost connections
     */
    public ThreadFollower(
            GatewayAddress address,
            Supplier<Optional<String>> credential,
            FollowRequest request,
            OutputStream out,
            Consumer<String> notices,
            RandomGenerator chance) {
        this.address = address;
        this.credential = credential;
        this.request = request;
        this.out = out;
        this.notices = notices;
        this.chance = chance;
        this.progress = new Progress(request.from());
    }

    /** Lets {@link #run} end, in order and soon. */
    public void stop() {
        stopped.countDown();
        Listening current = listening;
        if (current != null) {
            current.stop();
        }
    }

    /**
     * Follows until there was enough, or {@link #stop}.
     *
     * @return why the gateway refused; empty if it did not
     * @throws CannotReach if there was no gateway to begin with: a later loss is waited for
     * @throws IOException if nobody reads what is written
     */
    public String run() throws CannotReach, IOException, InterruptedException {
        while (stopped.getCount() > 0) {
            switch (once()) {
                case End.Enough enough -> {
                    return "";
                }
                case End.Refused refused -> {
                    return refused.why();
                }
                case End.Lost lost -> {
                    long wait = lost.comeBackAfter().orElseGet(this::nextBackoff);
                    notices.accept(lost.why() + "; back in " + wait + " ms");
                    if (stopped.await(wait, TimeUnit.MILLISECONDS)) {
                        return "";
                    }
                }
            }
        }
        return "";
    }

    private End once() throws CannotReach, IOException, InterruptedException {
        Listening ours = new Listening();
        listening = ours;
        if (stopped.getCount() == 0) {
            return new End.Enough();
        }
        WebSocket.Builder handshake = Posting.client(address)
                .newWebSocketBuilder()
                .subprotocols("restante.v1")
                .connectTimeout(Duration.ofSeconds(10));
        credential.get().ifPresent(bearer -> handshake.header("Authorization", bearer));
        WebSocket socket;
        try {
            socket = handshake.buildAsync(address.socket("/v1/connect"), ours)
                    .get();
        } catch (ExecutionException failed) {
            return noConnection(failed.getCause());
        }
        connectedBefore = true;
        Standpoint before = progress.standpoint();
        End end = new Conversation(request, progress, out, ours, socket).hold();
        if (!progress.standpoint().equals(before)) {
            backoff = FIRST_BACKOFF;
        }
        return end;
    }

    private End noConnection(@Nullable Throwable cause) throws CannotReach {
        if (cause instanceof WebSocketHandshakeException answered) {
            int status = answered.getResponse().statusCode();
            OptionalLong wait = answered.getResponse()
                    .headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("[0-9]{1,6}"))
                    .map(text -> OptionalLong.of(Long.parseLong(text) * 1000))
                    .orElse(OptionalLong.empty());
            String why = address + " answered " + status;
            return status == 503 || status == 429 ? new End.Lost(why, wait) : new End.Refused(why);
        }
        IOException what = cause instanceof IOException known ? known : new IOException(cause);
        CannotReach unreachable = new CannotReach(address, CannotReach.Request.NOT_SENT, what);
        if (!connectedBefore) {
            throw unreachable;
        }
        return new End.Lost(String.valueOf(unreachable.getMessage()), OptionalLong.empty());
    }

    /** Doubled each time, and drawn from its upper half, so that those who lost it together do not come back together. */
    private long nextBackoff() {
        long most = backoff;
        backoff = Math.min(MOST_BACKOFF, backoff * 2);
        return most / 2 + chance.nextLong(most / 2);
    }
}
