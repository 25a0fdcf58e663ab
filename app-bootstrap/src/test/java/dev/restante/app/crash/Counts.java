package dev.restante.app.crash;

/** What became of all messages. Those that went by a rule were neither held nor acknowledged at the end. */
record Counts(int accepted, int held, int received, int byRule, int rejected) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(
                accepted + more.accepted,
                held + more.held,
                received + more.received,
                byRule + more.byRule,
                rejected + more.rejected);
    }
}
