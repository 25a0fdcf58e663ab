package dev.restante.app.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of these tests as operators have it: of jars only. A class in a directory is a file of its own, so that a
 * process out of files could not load what it needs to say so.
 */
final class Jars {
    private Jars() {}

    /** Packs what is no jar yet, into {@code directory}. */
    static synchronized String classPath(Path directory) throws IOException {
        Path packed = Files.createDirectories(directory.resolve("jars"));
        int count = 0;
        StringBuilder path = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path classes = Path.of(entry);
            count++;
            Path jar = packed.resolve(count + ".jar");
            if (Files.isDirectory(classes) && !Files.exists(jar)) {
                pack(classes, jar);
            }
            path.append(path.isEmpty() ? "" : File.pathSeparator).append(Files.isDirectory(classes) ? jar : classes);
        }
        return path.toString();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(0);
            for (Path file : files) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
