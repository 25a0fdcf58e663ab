package dev.restante.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real app, installed, prepared and started by the real launcher on the real JVM. */
@Timeout(240)
class PreparedTest {
    private final Path root;
    private final Path loaded;
    private final List<Process> started = new ArrayList<>();

    PreparedTest(@TempDir Path directory) {
        root = directory.resolve("in stalled");
        loaded = directory.resolve("loaded");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void start_takesClassesFromTheArchiveAndNativeCodeFromWhereItWasUnpacked() throws Exception {
        RealInstallation.in(root);
        String prepared = Installation.output(0, start("", "prepare"));
        assertTrue(prepared.contains("prepared: "), prepared);
        Process process = start("-Xlog:class+load:file=" + loaded, "run");
        BufferedReader output = process.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains("READY in")) {
                break;
            }
        }
        assertTrue(lines.get(0).contains("INFO  Restante "), () -> "first of all " + lines);
        assertTrue(lines.toString().contains("READY in"), lines::toString);
        assertTrue(source("dev.restante.app.node.Node").contains("shared objects file"),
                source("dev.restante.app.node.Node"));
        assertTrue(source("io.undertow.Undertow").contains("shared objects file"), source("io.undertow.Undertow"));
        assertFalse(Files.readString(loaded).contains("picocli.CommandLine "), "picocli is not needed to run");
        assertFalse(Files.readString(loaded).contains("com.sun.jmx.mbeanserver.JmxMBeanServer "), "nor is JMX");

        Path maps = Path.of("/proc/" + process.pid() + "/maps");
        if (Files.exists(maps)) {
            assertTrue(Files.readString(maps).contains(root + "/.restante/rocksdbjni-"), () -> "unpacked again");
        }
        assertTrue(process.toHandle().destroy());
        assertTrue(output.lines().toList().toString().contains("left, ORDERLY"));
        assertEquals(0, process.waitFor());
    }

    private String source(String type) throws IOException {
        try (Stream<String> lines = Files.lines(loaded)) {
            return lines.filter(line -> line.contains(" " + type + " ")).findFirst().orElse(type + " was not loaded");
        }
    }

    private Process start(String javaOptions, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("restante").toString(), command)
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RESTANTE_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("RESTANTE_JAVA_OPTS", javaOptions);
        // Below those that systems hand out, which another process may take before this one binds them.
        try (ServerSocket one = freePort(30_000); ServerSocket other = freePort(31_000)) {
            builder.environment().put("RESTANTE_PUBLIC_PORT", Integer.toString(one.getLocalPort()));
            builder.environment().put("RESTANTE_MANAGEMENT_PORT", Integer.toString(other.getLocalPort()));
        }
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** The first that is free of the thousand from here on, beginning where this process does. */
    private static ServerSocket freePort(int lowest) throws IOException {
        int place = (int) (ProcessHandle.current().pid() % 1_000);
        for (int i = 0; i < 1_000; i++) {
            try {
                return new ServerSocket(lowest + (place + i) % 1_000);
            } catch (BindException taken) {
                // the next one, then
            }
        }
        throw new BindException("ports from " + lowest + " on: none is free");
    }
}
