package dev.restante.domain.message;

/** How urgent a message is (RFC 8030, section 5.3), from least to most: the least urgent is evicted first. */
public enum Urgency {
    VERY_LOW("very-low"),
    LOW("low"),
    NORMAL("normal"),
    HIGH("high");

    private final String text;

    Urgency(String text) {
        this.text = text;
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

    public String text() {
        return text;
    }
}
