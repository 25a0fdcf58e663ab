package dev.restante.domain.serving;

/** The answer of a health question; over HTTP 200 and 503. */
public enum Health {
    UP,
    DOWN
}
