package dev.restante.rocksdb;

import dev.restante.ports.journal.JournalUnusable;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What RocksDB complains of, in an operator's words: always with the whole path, and with what to do. */
final class Trouble {
    private static final String ROOM =
            "make room on its file system, or raise the quota or the limit of file sizes, then start again: what was told"
                    + " as held is still there";
    private static final String MEND =
            "restore a backup; or move the directory away to begin with an empty store, and keep it for repair";

    private final Path directory;

    Trouble(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** For RocksDB too, so that what it says of its files names the same path. */
    Path directory() {
        return directory;
    }

    JournalUnusable opening(RocksDBException e) {
        String text = text(e);
        // RocksDB has no code of its own for these; the path alone may contain any word.
        if (text.startsWith("While lock file") || text.startsWith("lock hold by current process")) {
            return because("is in use by another process",
                    "stop the other process, or give this one a directory of its own (restante.data-directory)", e);
        }
        if (text.startsWith("Column families not opened")) {
            return newer(text, e);
        }
        return other("can't be opened", e);
    }

    JournalUnusable writing(RocksDBException e) {
        return other("can't be written", e);
    }

    JournalUnusable reading(RocksDBException e) {
        return other("can't be read", e);
    }

    private JournalUnusable other(String what, RocksDBException e) {
        String text = text(e);
        if (isOneOf(text, "No space left on device", "Disk quota exceeded", "File too large")) {
            return because("has no room: " + text, ROOM, e);
        }
        if (text.endsWith("Read-only file system")) {
            return because("is on a file system that can only be read: " + text,
                    "look at the system's log for why, mount it for writing, then start again", e);
        }
        Status status = e.getStatus();
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return because("is damaged: " + text, MEND, e);
        }
        if (text.endsWith("No such file or directory")) {
            return because("is damaged, a file is missing: " + text, MEND, e);
        }
        return because(what + ": " + text,
                "check the disk, and that this user may read and write the directory and all files in it", e);
    }

    JournalUnusable damaged(String how) {
        return new JournalUnusable("data-directory: " + directory + " is damaged: " + how, MEND);
    }

    JournalUnusable newer(String how) {
        return newer(how, null);
    }

    private JournalUnusable newer(String how, @Nullable Throwable cause) {
        return because("was written by a newer Restante: " + how, "run that one, or one newer still", cause);
    }

    JournalUnusable because(String what, String remedy, @Nullable Throwable cause) {
        String reason = "data-directory: " + directory + " " + what;
        return cause == null ? new JournalUnusable(reason, remedy) : new JournalUnusable(reason, remedy, cause);
    }

    private static boolean isOneOf(String text, String... ends) {
        return Stream.of(ends).anyMatch(text::endsWith);
    }

    private static String text(RocksDBException e) {
        return String.valueOf(e.getMessage());
    }
}
