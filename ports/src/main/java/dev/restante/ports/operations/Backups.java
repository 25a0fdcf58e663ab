package dev.restante.ports.operations;

import java.util.concurrent.CompletionStage;

/**
 * Outward: copies what holds the messages while it is in use. Implemented by whatever keeps them. Safe for use by many
 * threads; one copy is written at a time.
 */
public interface Backups {
    /** What is copied: the absolute path of the data directory, or empty where nothing is on disk. Never blocks. */
    String source();

    /**
     * Writes a copy of everything that was accepted before the call. A node that is started on the copy gives every thread a
     * new epoch.
     *
     * @param directory an absolute path of which all but the last part exists; not inside of the data directory
     * @return what was written, or why nothing was: then nothing is left in {@code directory} either. Never exceptionally
     */
    CompletionStage<BackupResult> write(String directory);
}
