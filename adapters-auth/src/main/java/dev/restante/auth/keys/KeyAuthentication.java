package dev.restante.auth.keys;

import dev.restante.domain.access.Identity;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** API keys. Safe for use by many threads. */
public final class KeyAuthentication implements Authentication {
    private static final Authenticated UNKNOWN = new Authenticated.Refused("key: unknown");

    private final Map<String, ApiKey> keys;
    private final Executor executor;

    /**
     * @param keys with ids of their own
     * @param executor where hashing is done, some tenths of a second for each key; one that refuses work when it has too much
     *     keeps whoever guesses from taking all processors
     */
    public KeyAuthentication(List<ApiKey> keys, Executor executor) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(ApiKey::id, Function.identity()));
        this.executor = executor;
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        Optional<ShownKey> shown = ShownKey.parse(credential.token());
        ApiKey kept = shown.map(key -> keys.get(key.id())).orElse(null);
        if (shown.isEmpty() || kept == null) {
            return CompletableFuture.completedStage(UNKNOWN);
        }
        try {
            return CompletableFuture.supplyAsync(() -> judge(kept, shown.get().secret()), executor);
        } catch (RejectedExecutionException busy) {
            return CompletableFuture.completedStage(new Authenticated.Unavailable("keys: too many are being checked"));
        }
    }

    private static Authenticated judge(ApiKey kept, String secret) {
        return kept.hash().matches(secret)
                ? new Authenticated.Known(new Identity(kept.principal(), kept.grants(), Instant.MAX))
                : UNKNOWN;
    }
}
