package dev.restante.app.canary;

import io.undertow.Undertow;

/** Breaks: app-bootstrap wires adapters, and leaves their technology to them. */
public final class KnowsUndertow {
    public boolean isUndertow(Object object) {
        return object instanceof Undertow;
    }
}
