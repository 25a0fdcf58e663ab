package dev.restante.websocket.canary;

import com.google.inject.Inject;

/** Breaks: only app-bootstrap knows how things are wired. */
public final class KnowsGuice {
    @Inject
    public KnowsGuice() {}
}
