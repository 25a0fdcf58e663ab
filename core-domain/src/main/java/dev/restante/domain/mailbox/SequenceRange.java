package dev.restante.domain.mailbox;

/** Sequences {@code from} to {@code to}, both included. */
public record SequenceRange(long from, long to) {
    public SequenceRange {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("range: " + from + "-" + to + " (expected: 1 <= from <= to)");
        }
    }
}
