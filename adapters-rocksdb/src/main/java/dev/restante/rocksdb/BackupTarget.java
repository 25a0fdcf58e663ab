package dev.restante.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where a copy goes, and where it grows until it is whole. Checked against all that can be known beforehand.
 *
 * @param directory there is nothing yet, but its parent, in which this user may write; outside of the store
 * @param unfinished beside it; there is nothing yet either
 * @param staging where RocksDB begins, and where it would delete what it finds
 */
record BackupTarget(Path directory, Path unfinished, Path staging) {
    private static final String UNFINISHED = ".partial";

    /** Throws {@link Unfit} with what is wrong. */
    static BackupTarget of(String text, Path store) throws IOException, Unfit {
        Path path = path(text);
        Path name = path.getFileName();
        Path parent = path.getParent();
        if (!path.isAbsolute() || name == null || parent == null || name.toString().matches("\\.\\.?")) {
            throw new Unfit(text, "an absolute path that ends in the name of a new directory");
        }
        if (!Files.isDirectory(parent)) {
            throw new Unfit(text, "a new directory in one that exists; " + parent + " is none");
        }
        Path real = parent.toRealPath();
        if (real.startsWith(store.toRealPath())) {
            throw new Unfit(text, "outside of the data directory, " + store);
        }
        BackupTarget target = new BackupTarget(
                real.resolve(name),
                real.resolve(name + UNFINISHED),
                real.resolve(name + UNFINISHED + ".tmp"));
        if (Files.exists(target.directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new Unfit(text, "a directory that does not exist yet");
        }
        for (Path left : new Path[] {target.unfinished, target.staging}) {
            if (Files.exists(left, LinkOption.NOFOLLOW_LINKS)) {
                throw new Unfit(text, "no " + left + " beside it: a backup was cut short there; remove it");
            }
        }
        if (!Files.isWritable(real)) {
            throw new Unfit(text, "a new directory in one that this node may write to");
        }
        return target;
    }

    private static Path path(String text) throws Unfit {
        try {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw new Unfit(text.replaceAll("\\p{Cntrl}", "?"), "a path without control characters");
            }
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Unfit(text, "a path of this system");
        }
    }

    /** A directory that no copy may be written to. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String text, String rule) {
            super("directory: " + text + " (expected: " + rule + ")");
        }
    }
}
