package dev.restante.ports.observing;

import java.util.Locale;

/** What a request's credential came to, where callers have to show one. */
public enum CredentialCheck {
    ACCEPTED,
    /** There was none. */
    MISSING,
    EXPIRED,
    REFUSED,
    /** It could not be told. */
    UNCHECKED;

    /** As metrics write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
