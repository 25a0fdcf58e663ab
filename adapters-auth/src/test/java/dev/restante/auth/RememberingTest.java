package dev.restante.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Identity;
import dev.restante.domain.access.Principal;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import dev.restante.ports.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RememberingTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final SteppedClock clock = new SteppedClock(START);
    private final Counting counting = new Counting();
    private final Remembering remembering = new Remembering(counting, 2, Duration.ofSeconds(60), clock);

    @Test
    void goodCredential_isCheckedOnceWhileItIsRemembered() {
        assertInstanceOf(Authenticated.Known.class, ask("good"));
        clock.step(Duration.ofSeconds(59));
        assertInstanceOf(Authenticated.Known.class, ask("good"));
        assertEquals(List.of("good"), counting.asked);
        clock.step(Duration.ofSeconds(1));
        ask("good");
        assertEquals(List.of("good", "good"), counting.asked);
    }

    @Test
    void credentialThatExpires_isNotRememberedLonger() {
        counting.expires = START.plusSeconds(10);
        ask("good");
        clock.step(Duration.ofSeconds(10));
        ask("good");
        assertEquals(List.of("good", "good"), counting.asked);
    }

    @Test
    void refusedCredential_isCheckedEachTime() {
        ask("bad");
        ask("bad");
        assertEquals(List.of("bad", "bad"), counting.asked);
    }

    @Test
    void oneMoreThanFit_forgetsTheLongestUnused() {
        ask("a");
        ask("b");
        ask("a");
        ask("c");
        counting.asked.clear();
        ask("a");
        ask("c");
        assertEquals(List.of(), counting.asked);
        ask("b");
        assertEquals(List.of("b"), counting.asked);
    }

    private Authenticated ask(String token) {
        return remembering.authenticate(new Credential(token)).toCompletableFuture().join();
    }

    private static final class Counting implements Authentication {
        private final List<String> asked = new ArrayList<>();
        private Instant expires = Instant.MAX;

        @Override
        public CompletionStage<Authenticated> authenticate(Credential credential) {
            asked.add(credential.token());
            return CompletableFuture.completedStage(
                    credential.token().equals("bad")
                            ? new Authenticated.Refused("bad")
                            : new Authenticated.Known(new Identity(new Principal("p"), Grants.NOTHING, expires)));
        }
    }
}
