package dev.restante.domain.message;

/**
 * One life of a thread's log; opaque, 1 to 16 characters of base64url. It is new whenever the log was created or may have
 * lost its tail, so that a sequence of another life is never taken for one of this.
 */
public record Epoch(String value) {
    public static final int MAX_LENGTH = 16;

    public Epoch {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !Grammar.matches(value, 0, "-_")) {
            throw new InvalidValue("epoch", value, "1 - 16 of A-Z a-z 0-9 - _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
