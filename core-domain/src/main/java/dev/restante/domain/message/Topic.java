package dev.restante.domain.message;

/** A newer message replaces a held one of the same topic (RFC 8030, section 5.4). At most 32 characters of base64url. */
public record Topic(String value) {
    public static final int MAX_LENGTH = 32;

    public Topic {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !Grammar.matches(value, 0, "-_")) {
            throw new InvalidValue("topic", value, "1 - 32 of A-Z a-z 0-9 - _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
