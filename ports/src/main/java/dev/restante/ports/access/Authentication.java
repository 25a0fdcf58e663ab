package dev.restante.ports.access;

import java.util.concurrent.CompletionStage;

/** Tells who holds a credential. Safe for use by many threads. */
public interface Authentication {
    /**
     * Never blocks; hostile credentials are a matter of course.
     *
     * @return completed at once where the answer is at hand; never exceptionally
     */
    CompletionStage<Authenticated> authenticate(Credential credential);
}
