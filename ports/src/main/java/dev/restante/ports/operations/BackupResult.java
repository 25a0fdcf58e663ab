package dev.restante.ports.operations;

/** What a backup came to. Immutable. */
public sealed interface BackupResult {
    /**
     * The copy is complete, and was read back.
     *
     * @param directory where it lies
     * @param files how many files it has
     * @param bytes their size; what is shared with the store on the same disk takes no room a second time
     * @param threads users' threads in it; what a verification under way has left in it does not count
     * @param messages held and replayable messages in those
     */
    record Written(String directory, long files, long bytes, long threads, long messages) implements BackupResult {}

    /** Nothing was written; {@code detail} says why, as {@code name: value (expected: rule)} where a value was wrong. */
    record Refused(Why why, String detail) implements BackupResult {}

    /** Why nothing was written. */
    enum Why {
        /** What holds the messages is not on disk. */
        NOT_DURABLE,
        /** The directory is none that a copy may be written to. */
        BAD_DIRECTORY,
        /** Another copy is being written. */
        BUSY,
        /** Writing it, or reading it back, failed. */
        FAILED
    }
}
