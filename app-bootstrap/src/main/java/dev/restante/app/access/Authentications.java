package dev.restante.app.access;

import dev.restante.app.foundation.Daemons;
import dev.restante.auth.ByKind;
import dev.restante.auth.Remembering;
import dev.restante.auth.jwt.JwtAuthentication;
import dev.restante.auth.keys.ApiKey;
import dev.restante.auth.keys.KeyAuthentication;
import dev.restante.auth.keys.OperatorKeys;
import dev.restante.auth.keys.SecretHash;
import dev.restante.config.AuthSettings;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes what tells who callers are. Nothing runs before the first of them comes. */
public final class Authentications {
    /** Tokens remembered, so that not each request costs a signature; keys remember by themselves that they were shown. */
    private static final int REMEMBERED = 10_000;
    /** After what time a token is looked at again: its signer's key may be withdrawn. */
    private static final Duration MEMORY = Duration.ofMinutes(1);
    /** Checks that may wait; one more is told to come again. */
    private static final int WAITING = 64;

    private static final Authentication NO_TOKENS = credential -> CompletableFuture
            .completedStage(new Authenticated.Refused("token: none are accepted (auth.jwt)"));

    private Authentications() {}

    /** For callers of the public listener. */
    public static Authentication ofCallers(AuthSettings settings, InstantSource clock) {
        List<ApiKey> keys = settings.keys()
                .stream()
                .map(key -> new ApiKey(key.id(), key.principal(), SecretHash.parse(key.hash()), key.grants()))
                .toList();
        Authentication tokens = TokenSource.keys(settings.tokens(), executor("token-keys"))
                .map(found -> new JwtAuthentication(TokenSource.rules(settings.tokens()), found, clock))
                .<Authentication>map(checking -> new Remembering(checking, REMEMBERED, MEMORY, clock))
                .orElse(NO_TOKENS);
        return new ByKind(new KeyAuthentication(keys, executor("api-keys")), tokens);
    }

    /** For the management listener; empty where it asks for no key. */
    public static Optional<Authentication> ofOperators(List<String> hashes) {
        if (hashes.isEmpty()) {
            return Optional.empty();
        }
        List<SecretHash> kept = hashes.stream().map(SecretHash::parse).toList();
        return Optional.of(new OperatorKeys(kept, executor("operator-keys")));
    }

    /** Two threads at most, which end when nothing is to do: whoever guesses keys must not take the processors. */
    private static Executor executor(String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                2, 2, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Daemons.named(name));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
