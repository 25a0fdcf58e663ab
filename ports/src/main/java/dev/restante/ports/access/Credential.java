package dev.restante.ports.access;

import java.util.Objects;

/** What a caller shows to prove who they are: a bearer token. Never shown in a text. Immutable. */
public record Credential(String token) {
    /** Longer ones are not looked at. */
    public static final int MAX_LENGTH = 8 * 1024;

    public Credential {
        Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "Credential[" + token.length() + " characters]";
    }
}
