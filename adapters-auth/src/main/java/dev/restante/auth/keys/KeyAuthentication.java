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
import java.util.stream.Collectors;

/** API keys. Safe for use by many threads. */
public final class KeyAuthentication implements Authentication {
    private record Kept(ApiKey key, KeptSecret secret) {
        Authenticated answer(boolean matches) {
            return matches
                    ? new Authenticated.Known(new Identity(key.principal(), key.grants(), Instant.MAX))
                    : Hashing.UNKNOWN;
        }
    }

    private final Map<String, Kept> keys;
    private final Hashing hashing;

    /**
     * @param keys with ids of their own
     * @param executor where hashing is done, some tenths of a second for each key until that was shown once; one that refuses
     *     work when it has too much keeps whoever guesses from taking all processors
     */
    public KeyAuthentication(List<ApiKey> keys, Executor executor) {
        this.keys = keys.stream()
                .collect(
                        Collectors.toUnmodifiableMap(ApiKey::id, key -> new Kept(key, new KeptSecret(key.hash()))));
        this.hashing = new Hashing(executor);
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        Optional<ShownKey> shown = ShownKey.parse(credential.token());
        Kept kept = shown.map(key -> keys.get(key.id())).orElse(null);
        if (shown.isEmpty() || kept == null) {
            return CompletableFuture.completedStage(Hashing.UNKNOWN);
        }
        String secret = shown.get().secret();
        Optional<Boolean> known = kept.secret().known(secret);
        if (known.isPresent()) {
            return CompletableFuture.completedStage(kept.answer(known.get()));
        }
        return hashing.judge(() -> kept.answer(kept.secret().matches(secret)));
    }
}
