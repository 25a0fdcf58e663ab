package dev.restante.application.following;

/** What became of a live offer. */
enum Live {
    TAKEN,
    /** Not where this message would follow on: the reader must read. */
    BEHIND,
    /** Still catching up, waiting for room, or gone. */
    PASSED_OVER
}
