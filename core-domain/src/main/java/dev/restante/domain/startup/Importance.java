package dev.restante.domain.startup;

import java.util.Locale;

/** What the failure of a step means for the start. */
public enum Importance {
    /** The start fails; completed steps are undone. */
    CRITICAL,
    /** The step is listed as degraded and the start goes on. */
    OPTIONAL;

    /** As an operator reads it: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
