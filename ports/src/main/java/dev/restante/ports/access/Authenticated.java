package dev.restante.ports.access;

import dev.restante.domain.access.Identity;

/** What a credential came to. */
public sealed interface Authenticated {
    /** It proves this. */
    record Known(Identity identity) implements Authenticated {}

    /** It was good once: a token of ours, past its time. */
    record Expired() implements Authenticated {}

    /**
     * It proves nothing.
     *
     * @param detail for the operator's log, never for the caller, who would learn what to try next
     */
    record Refused(String detail) implements Authenticated {}

    /**
     * It can't be told now: the keys could not be had.
     *
     * @param detail for the operator's log
     */
    record Unavailable(String detail) implements Authenticated {}
}
