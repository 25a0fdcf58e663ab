package dev.restante.app.wiring;

import dev.restante.app.foundation.Randomness;
import dev.restante.config.Settings;
import dev.restante.domain.message.Epoch;
import dev.restante.memory.NothingOnDisk;
import dev.restante.ports.journal.JournalUnusable;
import dev.restante.ports.observing.Latencies;
import dev.restante.ports.operations.BackupResult;
import dev.restante.rocksdb.RocksDbJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** The store of a node that does not run. */
public final class ClosedStore {
    private ClosedStore() {}

    /** Its directory, as a node that has it open would name it; empty where there is none. */
    public static String name(Settings settings) {
        Path directory = settings.dataDirectory();
        return switch (settings.mailbox()) {
            case MEMORY -> "";
            case ROCKSDB -> {
                try {
                    yield directory.toRealPath().toString();
                } catch (IOException absent) {
                    yield directory.toAbsolutePath().normalize().toString();
                }
            }
        };
    }

    /** Opens it, copies it and closes it. Throws {@link JournalUnusable}. */
    public static BackupResult copy(Settings settings, String target) {
        return switch (settings.mailbox()) {
            case MEMORY -> new NothingOnDisk().write(target).toCompletableFuture().join();
            case ROCKSDB -> {
                String directory = name(settings);
                if (!Files.isRegularFile(Path.of(directory, "CURRENT"))) {
                    throw new JournalUnusable(
                            "data-directory: " + directory + " holds no store",
                            "name the one of the node that is to be copied (restante.data-directory)");
                }
                yield copy(
                        RocksDbJournalModule.journal(settings, new Epoch(Randomness.life()), 1 << 20, Latencies.NONE),
                        target);
            }
        };
    }

    private static BackupResult copy(RocksDbJournal journal, String target) {
        try {
            journal.open().toCompletableFuture().join();
            return journal.write(target).toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof JournalUnusable unusable) {
                throw unusable;
            }
            throw failed;
        } finally {
            journal.close().toCompletableFuture().join();
        }
    }
}
