package dev.restante.ports.observing;

/** Rounds of verification while running, since the start. Immutable. */
public record VerificationCounts(long passed, long failed) {}
