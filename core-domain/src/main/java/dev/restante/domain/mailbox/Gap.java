package dev.restante.domain.mailbox;

/** Sequences {@code from} to {@code to}, both included, that will never come, and why. */
public record Gap(long from, long to, GapReason reason) {
    public Gap {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("gap: " + from + "-" + to + " (expected: 1 <= from <= to)");
        }
    }
}
