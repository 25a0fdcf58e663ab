package dev.restante.websocket.canary;

import dev.restante.memory.canary.KnowsTheApplication;

/** Breaks: adapters do not know each other. */
public final class KnowsAnotherAdapter {
    public boolean isInMemory(Object journal) {
        return journal instanceof KnowsTheApplication;
    }
}
