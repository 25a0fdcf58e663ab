package dev.restante.auth.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.access.Grants;
import dev.restante.domain.access.Principal;
import dev.restante.domain.access.ThreadPattern;
import dev.restante.ports.access.Authenticated;
import dev.restante.ports.access.Authentication;
import dev.restante.ports.access.Credential;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KeyAuthenticationTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ShownKey OLD = ShownKey.draw(RANDOM);
    private static final ShownKey NEW = ShownKey.draw(RANDOM);
    private static final Grants GRANTS = new Grants(List.of(), List.of(new ThreadPattern("orders-*")), List.of());
    private static final List<ApiKey> KEPT = List.of(kept(OLD), kept(NEW));

    private final KeyAuthentication authentication = new KeyAuthentication(KEPT, Runnable::run);

    @Test
    void severalKeysOfOnePrincipal_areAllGood() {
        for (ShownKey key : List.of(OLD, NEW)) {
            var known = assertInstanceOf(Authenticated.Known.class, ask(key.text()));
            assertEquals("shop", known.identity().principal().name());
            assertEquals(GRANTS, known.identity().grants());
        }
    }

    @Test
    void otherSecretOrIdOrForm_isRefused() {
        ShownKey mixed = new ShownKey(OLD.id(), NEW.secret());
        for (String text : List.of(
                mixed.text(), ShownKey.draw(RANDOM).text(), "rk_", "rk__", "rk_abcd_", OLD.text() + "x",
                " " + OLD.text(),
                OLD.text().substring(0, OLD.text().length() - 1), "rk_" + "a".repeat(100_000))) {
            assertInstanceOf(Authenticated.Refused.class, ask(text), text);
        }
    }

    @Test
    void unknownId_isRefusedWithoutHashing() {
        KeyAuthentication never = new KeyAuthentication(KEPT, task -> {
            throw new AssertionError("hashed");
        });
        assertInstanceOf(
                Authenticated.Refused.class,
                never.authenticate(new Credential(ShownKey.draw(RANDOM).text())).toCompletableFuture().join());
    }

    @Test
    void moreThanCanBeChecked_isUnavailableNotUnknown() {
        KeyAuthentication busy = new KeyAuthentication(KEPT, task -> {
            throw new RejectedExecutionException();
        });
        assertInstanceOf(
                Authenticated.Unavailable.class,
                busy.authenticate(new Credential(OLD.text())).toCompletableFuture().join());
    }

    @Test
    void keyThatWasShownOnce_isToldFromGuessesAtOnce_whateverElseIsChecked() {
        AtomicBoolean busy = new AtomicBoolean();
        KeyAuthentication flooded = new KeyAuthentication(KEPT, task -> unless(busy, task));
        assertInstanceOf(Authenticated.Known.class, ask(flooded, OLD));
        busy.set(true);
        assertInstanceOf(Authenticated.Known.class, ask(flooded, OLD));
        assertInstanceOf(Authenticated.Refused.class, ask(flooded, new ShownKey(OLD.id(), NEW.secret())));
        assertInstanceOf(Authenticated.Unavailable.class, ask(flooded, NEW), "nobody knows yet");
    }

    @Test
    void guess_provesNothing() {
        assertInstanceOf(Authenticated.Refused.class, ask(authentication, new ShownKey(OLD.id(), NEW.secret())));
        assertInstanceOf(Authenticated.Known.class, ask(authentication, OLD));
        assertInstanceOf(Authenticated.Refused.class, ask(authentication, new ShownKey(OLD.id(), NEW.secret())));
    }

    @Test
    void operatorsKeyThatWasShownOnce_opensWhileGuessesAreChecked() {
        AtomicBoolean busy = new AtomicBoolean();
        List<SecretHash> hashes = KEPT.stream().map(ApiKey::hash).toList();
        OperatorKeys flooded = new OperatorKeys(hashes, task -> unless(busy, task));
        ShownKey guess = ShownKey.draw(RANDOM);
        assertInstanceOf(Authenticated.Known.class, ask(flooded, NEW));
        busy.set(true);
        assertInstanceOf(Authenticated.Known.class, ask(flooded, NEW));
        assertInstanceOf(Authenticated.Unavailable.class, ask(flooded, guess), "it may be the other one");
        busy.set(false);
        assertInstanceOf(Authenticated.Refused.class, ask(flooded, guess));
        assertInstanceOf(Authenticated.Known.class, ask(flooded, OLD));
        busy.set(true);
        assertInstanceOf(Authenticated.Refused.class, ask(flooded, guess));
    }

    @Test
    void hash_isSaltedAndReadBackAndShowsNothing() {
        SecretHash one = SecretHash.of("secret", RANDOM);
        SecretHash two = SecretHash.of("secret", RANDOM);
        assertNotEquals(one.text(), two.text());
        SecretHash read = SecretHash.parse(one.text());
        assertTrue(read.matches("secret"));
        assertFalse(read.matches("Secret"));
        assertFalse(one.toString().contains("$"));
        assertFalse(OLD.toString().contains(OLD.secret()));
    }

    @Test
    void malformedOrWeakHash_isRefusedWithoutAWordOfIt() {
        String good = SecretHash.of("secret", RANDOM).text();
        for (String bad : List.of(
                "", "$$$", good + "$", good.replace("210000", "1000"), good.replace("210000", "9999999"),
                good.replace("sha512", "sha1"), good.substring(0, good.length() - 4), good.replace("210000", "-1"))) {
            String text = String
                    .valueOf(assertThrows(IllegalArgumentException.class, () -> SecretHash.parse(bad)).getMessage());
            assertFalse(text.contains(good.substring(good.length() - 10)), text);
        }
    }

    @Test
    void idOfAKey_isLettersAndDigits() {
        SecretHash hash = KEPT.get(0).hash();
        for (String bad : List.of("", "abc", "a_b_c", "x".repeat(33))) {
            assertThrows(IllegalArgumentException.class, () -> new ApiKey(bad, new Principal("shop"), hash, GRANTS));
            assertThrows(IllegalArgumentException.class, () -> ShownKey.draw(bad, RANDOM));
        }
    }

    private Authenticated ask(String text) {
        return authentication.authenticate(new Credential(text)).toCompletableFuture().join();
    }

    private static Authenticated ask(Authentication of, ShownKey key) {
        return of.authenticate(new Credential(key.text())).toCompletableFuture().join();
    }

    private static void unless(AtomicBoolean busy, Runnable task) {
        if (busy.get()) {
            throw new RejectedExecutionException();
        }
        task.run();
    }

    private static ApiKey kept(ShownKey key) {
        return new ApiKey(key.id(), new Principal("shop"), SecretHash.of(key.secret(), RANDOM), GRANTS);
    }
}
