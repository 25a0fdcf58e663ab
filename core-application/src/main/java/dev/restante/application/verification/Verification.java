package dev.restante.application.verification;

import dev.restante.domain.verification.Finding;

/** Finds out whether something works by using it. */
public interface Verification {
    /** One verification; blocks, but answers within its deadline, whatever is broken. One at a time. */
    Finding verify() throws InterruptedException;
}
