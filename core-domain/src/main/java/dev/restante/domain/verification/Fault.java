package dev.restante.domain.verification;

/** In which way something is broken; each has a reason of its own. */
public enum Fault {
    /** The send was rejected, or the reader was not let in. */
    REFUSES,
    /** The send or the reading threw, or broke off. */
    THROWS,
    /** Something gave no answer in time. */
    HANGS,
    /** What was called accepted is not held as it was sent, or something else was handed over. */
    PRETENDS
}
