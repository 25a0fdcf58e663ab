package dev.restante.ports.canary;

import dev.restante.application.canary.KnowsAnAdapter;

/** Breaks: ports know the domain only. */
public final class KnowsAUseCase {
    public final KnowsAnAdapter useCase = new KnowsAnAdapter();
}
