package dev.restante.application.canary.cycle.right;

import dev.restante.application.canary.cycle.left.Left;

/** Breaks, together with its counterpart: packages have no cycles. */
public final class Right {
    public boolean isLeft(Object object) {
        return object instanceof Left;
    }
}
