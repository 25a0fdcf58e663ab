package dev.restante.auth.keys;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Identity;
import dev.restante.domain.access.Principal;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Keys that make whoever holds one of them an operator. Safe for use by many threads. */
public final class OperatorKeys implements Authentication {
    private static final Authenticated OPERATOR = new Authenticated.Known(
            new Identity(new Principal("operator"), Grants.EVERYTHING, Instant.MAX));

    private final List<KeptSecret> secrets;
    private final Hashing hashing;

    /** {@code executor}: where hashing is done, as {@link KeyAuthentication} does it. */
    public OperatorKeys(List<SecretHash> hashes, Executor executor) {
        this.secrets = hashes.stream().map(KeptSecret::new).toList();
        this.hashing = new Hashing(executor);
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        Optional<ShownKey> shown = ShownKey.parse(credential.token());
        if (shown.isEmpty()) {
            return CompletableFuture.completedStage(Hashing.UNKNOWN);
        }
        String secret = shown.get().secret();
        List<Optional<Boolean>> known = secrets.stream().map(kept -> kept.known(secret)).toList();
        if (known.contains(Optional.of(true))) {
            return CompletableFuture.completedStage(OPERATOR);
        }
        if (known.stream().allMatch(Optional::isPresent)) {
            return CompletableFuture.completedStage(Hashing.UNKNOWN);
        }
        return hashing.judge(() -> judge(secret));
    }

    private Authenticated judge(String secret) {
        return secrets.stream().anyMatch(kept -> kept.matches(secret)) ? OPERATOR : Hashing.UNKNOWN;
    }
}
