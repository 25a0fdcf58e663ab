package dev.restante.domain.mailbox;

/** Why a reader will never get a range of sequences. */
public enum GapReason {
    EXPIRED("expired", 0),
    EVICTED("evicted", 1),
    REPLACED("replaced", 2),
    PURGED("purged", 3),
    /** Acknowledged, and no longer kept for replay. */
    NOT_RETAINED("not-retained", 4),
    /** More than one of these. */
    MIXED("mixed", 5);

    private final String text;
    private final int code;

    GapReason(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /** A number that never changes its meaning, for what is stored. */
    public int code() {
        return code;
    }

    /** The word on the wire. */
    public String text() {
        return text;
    }

    GapReason and(GapReason other) {
        return this == other ? this : MIXED;
    }
}
