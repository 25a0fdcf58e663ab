package dev.restante.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** @param path relative to the repository, with slashes */
record SourceFile(String path, List<String> lines) {

    static SourceFile read(Path root, Path file) {
        try {
            return new SourceFile(root.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return lines.size();
    }
}
