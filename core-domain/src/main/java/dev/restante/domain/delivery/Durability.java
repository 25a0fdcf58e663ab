package dev.restante.domain.delivery;

/** How an accepted message is held, from strongest to weakest. */
public enum Durability {
    /** Synced to disk before the answer: survives kill -9 and a power cut. */
    FSYNC("fsync"),
    /** Handed to the operating system before the answer: survives kill -9, not a power cut. */
    OS("os"),
    /** In this process only. */
    MEMORY("memory");

    private final String text;

    Durability(String text) {
        this.text = text;
    }

    /** The word on the wire and in settings. */
    public String text() {
        return text;
    }
}
