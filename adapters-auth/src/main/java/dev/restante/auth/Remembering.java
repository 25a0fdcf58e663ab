package dev.restante.auth;

import dev.restante.auth.keys.Digest;
import dev.restante.domain.access.Identity;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Remembers for a while what good credentials came to, because checking one costs much more than a send. Only digests are
 * kept, never a credential; what was refused is not remembered, so that guessing fills nothing. Safe for use by many threads.
 */
public final class Remembering implements Authentication {
    private record Memory(Identity identity, Instant until) {}

    private final Authentication authentication;
    private final Duration age;
    private final InstantSource clock;
    private final Map<ByteBuffer, Memory> memories;

    /**
     * @param most credentials; the longest unused one is forgotten for one more
     * @param age after which a credential is checked again, so that a key taken away stops working
     */
    public Remembering(Authentication authentication, int most, Duration age, InstantSource clock) {
        this.authentication = authentication;
        this.age = age;
        this.clock = clock;
        this.memories = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Memory> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public CompletionStage<Authenticated> authenticate(Credential credential) {
        ByteBuffer digest = ByteBuffer.wrap(Digest.of(credential.token()));
        Instant now = clock.instant();
        synchronized (memories) {
            Memory memory = memories.get(digest);
            if (memory != null && now.isBefore(memory.until())) {
                return CompletableFuture.completedStage(new Authenticated.Known(memory.identity()));
            }
            memories.remove(digest);
        }
        return authentication.authenticate(credential).thenApply(answer -> {
            if (answer instanceof Authenticated.Known known) {
                remember(digest, known.identity(), now);
            }
            return answer;
        });
    }

    private void remember(ByteBuffer digest, Identity identity, Instant now) {
        Instant until = now.plus(age);
        synchronized (memories) {
            memories.put(digest, new Memory(identity, until.isBefore(identity.expires()) ? until : identity.expires()));
        }
    }
}
