package dev.restante.domain.canary;

/** Breaks: the domain has no changing statics. */
public final class HoldsAChangingStatic {
    static int count;
}
