package dev.restante.domain.message;

/** Names a message within its thread: {@code [A-Za-z0-9._~:-]{1,64}}. */
public record MessageId(String value) {
    public static final int MAX_LENGTH = 64;

    public MessageId {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !Grammar.matches(value, 0, "._~:-")) {
            throw new InvalidValue("id", value, "1 - 64 of A-Z a-z 0-9 . _ ~ : -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
