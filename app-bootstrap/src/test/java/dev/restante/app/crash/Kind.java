package dev.restante.app.crash;

/** What becomes of a thread's messages, besides being read. */
enum Kind {
    PLAIN,
    /** Half of them live for a second. */
    EXPIRING,
    /** Two of three have one of a few topics. */
    TOPICAL,
    /** All of them are purged now and then. */
    PURGED
}
