package dev.restante.ports.journal;

/** What a journal says that it held, as far as the contract's facts speak of it. */
record Recovered(long threads, long heldMessages, long retainedMessages, long retainedBytes) {
    static final Recovered NOTHING = new Recovered(0, 0, 0, 0);

    static Recovered of(Totals totals) {
        return new Recovered(
                totals.threads(), totals.ledger().held(), totals.retainedMessages(), totals.retainedBytes());
    }
}
