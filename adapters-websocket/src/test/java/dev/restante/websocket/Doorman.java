package dev.restante.websocket;

import dev.restante.application.access.AuthoriseCallers;
import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Identity;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.ports.access.Access;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import dev.restante.websocket.access.Identification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Knows tokens by heart. At its clock it is any time; whoever was let in by it has rights by the real rules. */
final class Doorman implements Authentication {
    private final Map<String, Authenticated> tokens = new ConcurrentHashMap<>();
    volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    /** Answers come once this is complete. */
    volatile CompletableFuture<Void> answers = CompletableFuture.completedFuture(null);

    /** One that lets in ann, to threads whose names begin so, and bob, and knows the ways in which a token is none. */
    static Doorman ofAnnAndBob() {
        Doorman doorman = new Doorman();
        doorman.admit("ann-1", "ann", "ann:*", 60);
        doorman.admit("bob-1", "bob", "bob", 60);
        doorman.know("old", new Authenticated.Expired());
        doorman.know("unlucky", new Authenticated.Unavailable("keys: away"));
        return doorman;
    }

    /** {@code token} is good for following and sending to what {@code pattern} names, for so many seconds. */
    void admit(String token, String principal, String pattern, long seconds) {
        List<ThreadPattern> threads = List.of(new ThreadPattern(pattern));
        know(token, new Authenticated.Known(new Identity(
                new Principal(principal), new Grants(threads, threads, threads), now.plusSeconds(seconds))));
    }

    void know(String token, Authenticated answer) {
        tokens.put(token, answer);
    }

    Gateway gateway() {
        return gateway(s -> s);
    }

    Gateway gateway(UnaryOperator<PublicSettings> change) {
        return Gateway.guarded(change, this::identification);
    }

    private Identification identification(Access access) {
        return Identification.required(
                this,
                new AuthoriseCallers(access.messaging(), access.following(), access.inspecting(), () -> now),
                () -> now);
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        Authenticated answer =
                tokens.getOrDefault(credential.token(), new Authenticated.Refused("token: not by heart"));
        return answers.thenApply(now -> answer);
    }
}
