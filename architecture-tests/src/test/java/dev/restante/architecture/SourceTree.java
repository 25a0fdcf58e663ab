package dev.restante.architecture;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository's Java files, below {@code root}. */
record SourceTree(Path root) {
    /** Measures the gateway and is no part of it. */
    private static final String NOT_SHIPPED = "benchmarks";

    /** The repository this test belongs to; tests run in their module's directory. */
    static SourceTree ofThisRepository() {
        return new SourceTree(Path.of("..").toAbsolutePath().normalize());
    }

    /** Names of the directories that have sources to ship. */
    List<String> modules() {
        try (Stream<Path> directories = Files.list(root)) {
            return directories
                    .filter(d -> Files.isDirectory(d.resolve("src/main/java")))
                    .map(d -> d.getFileName().toString())
                    .filter(name -> !name.equals(NOT_SHIPPED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are shipped. */
    List<SourceFile> main() {
        return modules().stream().flatMap(module -> filesIn(root.resolve(module).resolve("src/main/java"))).toList();
    }

    /** Those that are shipped and those that test them. */
    List<SourceFile> all() {
        try (Stream<Path> directories = Files.list(root)) {
            return directories.flatMap(d -> filesIn(d.resolve("src"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<SourceFile> filesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(f -> f.toString().endsWith(".java"))
                    .map(f -> SourceFile.read(root, f))
                    .sorted(comparing(SourceFile::path))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
