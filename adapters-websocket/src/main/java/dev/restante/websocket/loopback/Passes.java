package dev.restante.websocket.loopback;

import dev.restante.domain.message.ThreadId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lets our own client past the gate: one token at a time, for one upgrade and one thread, for as long as the client
 * may take. Never logged. Any number of threads.
 */
public final class Passes {
    /** The request header in which a token travels. */
    public static final String HEADER = "Restante-Probe";

    private record Issued(String token, ThreadId thread, long at, long life) {
        @Override
        public String toString() {
            return "a pass for " + thread; // whoever prints this must not print the token
        }
    }

    private final Supplier<byte[]> secrets;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Issued> issued = new AtomicReference<>();

    /**
     * @param secrets gives bytes that nobody can guess, at least 32, others each time
     * @param nanos a clock that never goes back, of any origin
     */
    public Passes(Supplier<byte[]> secrets, LongSupplier nanos) {
        this.secrets = secrets;
        this.nanos = nanos;
    }

    /** A token for {@code thread}; one issued before is worth nothing any more. */
    public String issue(ThreadId thread, Duration life) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.get());
        issued.set(new Issued(token, thread, nanos.getAsLong(), life.toNanos()));
        return token;
    }

    /** From now on no token is worth anything. */
    void revoke() {
        issued.set(null);
    }

    /** The thread that the token is for; empty for any other than the one that is out, and for that the second time. */
    public Optional<ThreadId> redeem(String token) {
        Issued out = issued.get();
        // A wrong guess changes nothing, or anybody could keep the probe out.
        if (out == null || !MessageDigest.isEqual(bytes(out.token()), bytes(token))
                || !issued.compareAndSet(out, null)) {
            return Optional.empty();
        }
        return nanos.getAsLong() - out.at() < out.life() ? Optional.of(out.thread()) : Optional.empty();
    }

    long nanos() {
        return nanos.getAsLong();
    }

    byte[] secret() {
        return secrets.get();
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.ISO_8859_1);
    }
}
