package dev.restante.app.phases;

import dev.restante.config.Reading;
import dev.restante.domain.startup.Problem;
import dev.restante.domain.startup.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a store can be kept where the settings say. Tries it, as permissions do not tell all: they stop no root, and a disk
 * may be one that can only be read.
 */
final class DataDirectory {
    private static final String KEY = "restante.data-directory";

    private DataDirectory() {}

    static Optional<Problem> check(Reading reading) {
        Path directory = reading.candidate().dataDirectory().toAbsolutePath().normalize();
        return fault(directory)
                .map(found -> reading.problem(
                        ProblemCode.DATA_DIRECTORY,
                        KEY,
                        directory.toString(),
                        "a directory in which this user may read and make files, or one that can be made; found: "
                                + found,
                        "name another directory, or give this user (" + System.getProperty("user.name")
                                + ") the right to it"));
    }

    private static Optional<String> fault(Path directory) {
        Path there = directory;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return Optional.of(there + " is no directory");
        }
        if (!Files.isReadable(there)) {
            return Optional.of(there + ": permission denied");
        }
        try {
            Files.delete(Files.createTempDirectory(there, ".restante-may-write-"));
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("nothing can be made in " + there + ": " + words(refused));
        }
    }

    private static String words(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = refused instanceof FileSystemException named ? named.getReason() : refused.getMessage();
        return reason == null ? "the file system refuses" : reason;
    }
}
