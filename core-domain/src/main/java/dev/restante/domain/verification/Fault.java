package dev.restante.domain.verification;

/** In which way acceptance is broken; each has a reason of its own. */
public enum Fault {
    /** The send was rejected. */
    REFUSES,
    /** The send or the reading back threw. */
    THROWS,
    /** The send or the reading back gave no answer in time. */
    HANGS,
    /** The send was called accepted, and the mailbox does not hold it as it was sent. */
    PRETENDS
}
