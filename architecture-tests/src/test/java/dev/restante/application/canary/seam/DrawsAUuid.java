package dev.restante.application.canary.seam;

import java.util.UUID;

/** Breaks: ids and chance come from outside. */
public final class DrawsAUuid {
    public final UUID id = UUID.randomUUID();
}
