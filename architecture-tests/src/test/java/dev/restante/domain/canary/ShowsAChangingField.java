package dev.restante.domain.canary;

/** Breaks: what the domain shows does not change. */
public final class ShowsAChangingField {
    private int count;

    public int next() {
        return ++count;
    }
}
