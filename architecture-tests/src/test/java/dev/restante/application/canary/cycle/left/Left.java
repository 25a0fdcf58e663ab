package dev.restante.application.canary.cycle.left;

import dev.restante.application.canary.cycle.right.Right;

/** Breaks, together with its counterpart: packages have no cycles. */
public final class Left {
    public boolean isRight(Object object) {
        return object instanceof Right;
    }
}
