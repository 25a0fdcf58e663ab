package dev.restante.ports.observing;

/** All figures of a node, taken one after the other within a moment. Immutable. */
public record Observed(
        Holdings holdings, Traffic traffic, ReaderCounts readers, VerificationCounts verifications) {}
