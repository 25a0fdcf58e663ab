package dev.restante.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.message.InvalidValue;
import dev.restante.domain.message.ThreadId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final Grants SOME = new Grants(
            List.of(new ThreadPattern("orders-*"), new ThreadPattern("news")), List.of(new ThreadPattern("inbox")),
            List.of());

    @Test
    void exactPattern_meansThatThreadOnly() {
        ThreadPattern news = new ThreadPattern("news");
        assertTrue(news.matches(new ThreadId("news")));
        for (String other : List.of("new", "newss", "News", "x-news")) {
            assertFalse(news.matches(new ThreadId(other)), other);
        }
    }

    @Test
    void prefixPattern_meansAllThatBeginSo() {
        ThreadPattern orders = new ThreadPattern("orders-*");
        assertTrue(orders.matches(new ThreadId("orders-")));
        assertTrue(orders.matches(new ThreadId("orders-7")));
        assertFalse(orders.matches(new ThreadId("orders")));
        assertFalse(orders.matches(new ThreadId("xorders-7")));
        assertTrue(new ThreadPattern("*").matches(new ThreadId("a")));
    }

    @Test
    void noPattern_meansTheSystemsOwnThreads() {
        ThreadId probe = ThreadId.system("probe-acceptance");
        assertFalse(new ThreadPattern("*").matches(probe));
        for (Action action : Action.values()) {
            assertFalse(Grants.EVERYTHING.allow(action, probe));
        }
        for (String text : List.of("$*", "$probe-acceptance", "$probe-*")) {
            assertThrows(InvalidValue.class, () -> new ThreadPattern(text), text);
        }
    }

    @Test
    void whatCouldNotBeginAThreadsName_isNoPattern() {
        for (String text : List.of("", "**", "a*b", "a**", "-*", " ", "a b*", "é*", "x".repeat(129), "a\n*")) {
            assertThrows(InvalidValue.class, () -> new ThreadPattern(text), text);
        }
        assertEquals("x".repeat(128) + "*", new ThreadPattern("x".repeat(128) + "*").text());
    }

    @Test
    void grants_allowWhatTheyNameForThatActionOnly() {
        assertTrue(SOME.allow(Action.FOLLOW, new ThreadId("orders-1")));
        assertTrue(SOME.allow(Action.FOLLOW, new ThreadId("news")));
        assertFalse(SOME.allow(Action.SEND, new ThreadId("news")));
        assertTrue(SOME.allow(Action.SEND, new ThreadId("inbox")));
        assertFalse(SOME.allow(Action.PURGE, new ThreadId("inbox")));
        assertFalse(Grants.NOTHING.allow(Action.FOLLOW, new ThreadId("a")));
        assertTrue(Grants.EVERYTHING.allow(Action.PURGE, new ThreadId("a")));
    }

    @Test
    void identity_expiresAtItsInstant() {
        Instant end = Instant.parse("2026-11-23T12:00:00Z");
        Identity alice = new Identity(new Principal("alice"), SOME, end);
        assertFalse(alice.isExpired(end.minusNanos(1)));
        assertTrue(alice.isExpired(end));
        assertFalse(Identity.ANYBODY.isExpired(end));
    }

    @Test
    void principal_isPrintableAndShort() {
        for (String text : List.of("", "a b", "a\nb", "é", "x".repeat(129), "\u007f")) {
            assertThrows(InvalidValue.class, () -> new Principal(text), text);
        }
        assertEquals("auth0|5f7c8ec7c33c6c004bbafe82", new Principal("auth0|5f7c8ec7c33c6c004bbafe82").name());
    }
}
