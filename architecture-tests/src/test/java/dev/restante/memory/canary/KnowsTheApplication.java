package dev.restante.memory.canary;

import dev.restante.application.canary.KnowsAnAdapter;

/** Breaks: adapters know ports, not use cases. */
public final class KnowsTheApplication {
    public boolean isUseCase(Object object) {
        return object instanceof KnowsAnAdapter;
    }
}
