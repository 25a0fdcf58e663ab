package dev.restante.auth.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.restante.ports.access.Authenticated;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** The keys by which tokens are checked. Safe for use by many threads. */
public final class TokenKeys {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final JWKSource<SecurityContext> source;
    private final Executor executor;

    private TokenKeys(JWKSource<SecurityContext> source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    /** One secret, for the HS algorithms. */
    public static TokenKeys ofSecret(byte[] secret) {
        return here(List.of(new OctetSequenceKey.Builder(secret).build()));
    }

    /**
     * What a file of keys holds: a JWK set, or PEM of public keys, one after another.
     *
     * @throws IllegalArgumentException where it holds no public key, a private or a shared one, or can't be read
     */
    public static TokenKeys ofText(String text) {
        List<JWK> keys = text.stripLeading().startsWith("{") ? jwkSet(text) : PemKeys.read(text);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key in it");
        }
        for (JWK key : keys) {
            if (key.getKeyType().equals(KeyType.OCT) || key.isPrivate()) {
                throw new IllegalArgumentException("a private or shared key in it (expected: public keys)");
            }
        }
        return here(keys);
    }

    /**
     * A JWK set at an address, fetched when it is first needed and again when it is {@code refresh} old or lacks a key that a
     * token names, at most every 30 seconds. Where it can't be reached the last one serves on for an hour.
     *
     * @param executor where fetching waits
     */
    public static TokenKeys at(URL address, Duration refresh, Executor executor) {
        JWKSource<SecurityContext> remote = JWKSourceBuilder
                .create(address, new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
                .cache(refresh.toMillis(), CONNECT_MILLIS + READ_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .retrying(true)
                .outageTolerant(Duration.ofHours(1).toMillis())
                .build();
        return new TokenKeys((selector, context) -> remote.get(selector, context)
                .stream()
                .filter(key -> !key.getKeyType().equals(KeyType.OCT))
                .toList(), executor);
    }

    JWKSource<SecurityContext> source() {
        return source;
    }

    /** Runs what asks for keys where it may wait for them. */
    CompletionStage<Authenticated> whenAvailable(Supplier<Authenticated> judge) {
        try {
            return CompletableFuture.supplyAsync(judge, executor);
        } catch (RejectedExecutionException busy) {
            return CompletableFuture.completedStage(new Authenticated.Unavailable("keys: too many wait for them"));
        }
    }

    private static TokenKeys here(List<JWK> keys) {
        return new TokenKeys(new ImmutableJWKSet<>(new JWKSet(keys)), Runnable::run);
    }

    private static List<JWK> jwkSet(String text) {
        try {
            return JWKSet.parse(text).getKeys();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("not a JWK set", malformed);
        }
    }
}
