package dev.restante.domain.message;

/** How urgent a message is (RFC 8030, section 5.3), from least to most: the least urgent is evicted first. */
public enum Urgency {
    VERY_LOW("very-low", 0),
    LOW("low", 1),
    NORMAL("normal", 2),
    HIGH("high", 3);

    private final String text;
    private final int code;

    Urgency(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /** The word on the wire; throws {@link InvalidValue} for any other. */
    public static Urgency parse(String text) {
        for (Urgency urgency : values()) {
            if (urgency.text.equals(text)) {
                return urgency;
            }
        }
        throw new InvalidValue("urgency", text, "very-low, low, normal or high");
    }

    /** A number that never changes its meaning, for what is stored. */
    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
