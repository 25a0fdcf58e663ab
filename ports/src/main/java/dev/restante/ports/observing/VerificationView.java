package dev.restante.ports.observing;

/** Shows how verification went. Safe for use by many threads; never blocks. */
public interface VerificationView {
    VerificationCounts verifications();
}
