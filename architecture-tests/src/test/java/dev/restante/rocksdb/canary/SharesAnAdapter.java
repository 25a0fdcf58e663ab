package dev.restante.rocksdb.canary;

import dev.restante.memory.canary.KnowsTheApplication;

/** Breaks: an adapter borrows nothing from another, however alike they are. */
public final class SharesAnAdapter {
    public boolean isInMemory(Object journal) {
        return journal instanceof KnowsTheApplication;
    }
}
