package dev.restante.domain.serving;

/** Who is let in. There is nothing in between: whoever is admitted gets the true outcome of each send. */
public enum Admission {
    ALL,
    NONE
}
