package dev.restante.app.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The app of this build, laid out as it is installed: jars only, the first of which names the others. */
final class RealInstallation {
    private RealInstallation() {}

    /** Makes "lib" and the launcher in the directory out of this test's own class path. */
    static void in(Path directory) throws IOException {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path) && path.endsWith("classes")) {
                String module = path.getName(path.getNameCount() - 3).toString();
                if (!module.equals("app-bootstrap")) {
                    jars.add("restante-" + module + ".jar");
                    pack(path, lib.resolve("restante-" + module + ".jar"), new Manifest());
                }
            } else if (Files.isRegularFile(path)) {
                jars.add(path.getFileName().toString());
                Files.copy(path, lib.resolve(path.getFileName()));
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", jars));
        pack(Path.of("target/classes"), lib.resolve("restante-app-bootstrap-test.jar"), manifest);
        Path launcher = Files.copy(Installation.LAUNCHER, directory.resolve("restante"));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException(launcher + ": can't be made executable");
        }
    }

    private static void pack(Path classes, Path jar, Manifest manifest) throws IOException {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }
}
