package dev.restante.ports.journal;

/** A store can't be opened or used: the message says why, the remedy what an operator can do. */
public final class JournalUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String remedy;

    public JournalUnusable(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    public JournalUnusable(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
