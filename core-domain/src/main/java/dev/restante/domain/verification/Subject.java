package dev.restante.domain.verification;

/** What a verification is about. */
public enum Subject {
    /** What is sent is held. */
    ACCEPTANCE("mailbox"),
    /** What is held reaches a reader that comes through the public listener. */
    HAND_OVER("hand-over");

    private final String text;

    Subject(String text) {
        this.text = text;
    }

    /** As operators read it. */
    public String text() {
        return text;
    }
}
