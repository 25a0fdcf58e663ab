package dev.restante.application.canary;

import dev.restante.memory.canary.KnowsTheApplication;

/** Breaks: use cases know no technology. */
public final class KnowsAnAdapter {
    public boolean isInMemory(Object journal) {
        return journal instanceof KnowsTheApplication;
    }
}
