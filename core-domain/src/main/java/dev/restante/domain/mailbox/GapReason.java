package dev.restante.domain.mailbox;

/** Why a reader will never get a range of sequences. */
public enum GapReason {
    EXPIRED("expired"),
    EVICTED("evicted"),
    REPLACED("replaced"),
    PURGED("purged"),
    /** Acknowledged, and no longer kept for replay. */
    NOT_RETAINED("not-retained"),
    /** More than one of these. */
    MIXED("mixed");

    private final String text;

    GapReason(String text) {
        this.text = text;
    }

    /** The word on the wire. */
    public String text() {
        return text;
    }

    GapReason and(GapReason other) {
        return this == other ? this : MIXED;
    }
}
