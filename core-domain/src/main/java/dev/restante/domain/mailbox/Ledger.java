package dev.restante.domain.mailbox;

/**
 * What became of every message: {@code recovered + accepted = acknowledged + held + expired + evicted + replaced + purged},
 * at every instant. Also a change of it, where numbers may be negative.
 */
public record Ledger(
        long recovered,
        long accepted,
        long acknowledged,
        long held,
        long expired,
        long evicted,
        long replaced,
        long purged) {
    public static final Ledger ZERO = new Ledger(0, 0, 0, 0, 0, 0, 0, 0);

    /** A ledger that begins with what a store held when it was opened. */
    public static Ledger recovered(long messages) {
        return new Ledger(messages, 0, 0, messages, 0, 0, 0, 0);
    }

    public Ledger plus(Ledger change) {
        return new Ledger(
                recovered + change.recovered,
                accepted + change.accepted,
                acknowledged + change.acknowledged,
                held + change.held,
                expired + change.expired,
                evicted + change.evicted,
                replaced + change.replaced,
                purged + change.purged);
    }

    public boolean balances() {
        return recovered + accepted == acknowledged + held + expired + evicted + replaced + purged;
    }

    Ledger accept() {
        return plus(new Ledger(0, 1, 0, 1, 0, 0, 0, 0));
    }

    Ledger acknowledge(long count) {
        return plus(new Ledger(0, 0, count, -count, 0, 0, 0, 0));
    }

    Ledger remove(GapReason reason) {
        return plus(
                switch (reason) {
                    case EXPIRED -> new Ledger(0, 0, 0, -1, 1, 0, 0, 0);
                    case EVICTED -> new Ledger(0, 0, 0, -1, 0, 1, 0, 0);
                    case REPLACED -> new Ledger(0, 0, 0, -1, 0, 0, 1, 0);
                    case PURGED -> new Ledger(0, 0, 0, -1, 0, 0, 0, 1);
                    case NOT_RETAINED, MIXED ->
                        throw new IllegalArgumentException(
                                "reason: " + reason + " (expected: why a held message left)");
                });
    }
}
