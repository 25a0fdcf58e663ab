package dev.restante.memory;

import dev.restante.ports.operations.BackupResult;
import dev.restante.ports.operations.Backups;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Refuses every backup: messages in memory end with the process, and so would the promise of their copy. */
public final class NothingOnDisk implements Backups {
    @Override
    public String source() {
        return "";
    }

    @Override
    public CompletionStage<BackupResult> write(String directory) {
        return CompletableFuture.completedStage(new BackupResult.Refused(
                BackupResult.Why.NOT_DURABLE, "mailbox: memory (expected: rocksdb; what is in memory has no copy)"));
    }
}
