package dev.restante.domain.access;

import dev.restante.domain.message.InvalidValue;

/** Names a caller: the subject of a token or the name of a key; 1 to 128 printable ASCII characters without a space. */
public record Principal(String name) {
    public static final int MAX_LENGTH = 128;
    /** Everybody, where nobody has to say who they are. */
    public static final Principal ANYBODY = new Principal("anybody");

    /** Throws {@link InvalidValue}. */
    public Principal {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidValue("principal", name, "1 - 128 printable ASCII characters without a space");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
