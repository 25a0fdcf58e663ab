package dev.restante.app.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.app.endtoend.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process itself: its lines, its signals, its exit code. */
@Timeout(60)
class ProcessTest {
    private final List<Process> started = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void run_writesALineForEachPhaseThenReadyThenAnInvitationAndLeavesOnTerm() throws Exception {
        Process process = start(Map.of());
        BufferedReader output = process.inputReader();
        awaitLine(output, "try: curl");
        List<String> told = lines.stream().map(line -> line.substring(13)).toList();
        assertTrue(told.get(0).matches("INFO  Restante .*, environment development"), told.toString());
        List<String> phases =
                told.subList(1, 7).stream().map(line -> line.replaceAll("INFO +(\\w+) .*", "$1")).toList();
        assertEquals(
                List.of("INIT", "DEPENDENCIES", "DATABASE", "SERVICES", "WEBSOCKET", "FINALIZE"), phases,
                told.toString());
        assertTrue(told.get(7)
                .matches("INFO  READY in \\d+ ms: http://127.0.0.1:\\d+ .management "
                        + "http://127.0.0.1:\\d+., report [0-9a-f]{12}"),
                told.toString());
        terminate(process);
        awaitLine(output, "left, ORDERLY: 0 connections");
        assertEquals(0, process.waitFor());
    }

    @Test
    void secondTerm_forcesTheEnd() throws Exception {
        Process process = start(Map.of("RESTANTE_ENVIRONMENT", "testing"));
        BufferedReader output = process.inputReader();
        awaitLine(output, "READY in");
        terminate(process);
        awaitLine(output, "READY -> DRAINING");
        terminate(process);
        awaitLine(output, "left, FORCED");
        assertEquals(1, process.waitFor());
    }

    @Test
    void faultySettings_endWith78AndTellEveryProblemAtItsLine() throws Exception {
        Path file = Files.writeString(
                directory.resolve("application.conf"),
                "restante {\n  public.prot = 1\n  public.heartbeat = 5\n  management.port = 70000\n}\n");
        Process process = start(Map.of(), "--config", file.toString());
        String output = String.join("\n", process.inputReader().lines().toList());
        assertEquals(78, process.waitFor());
        for (String expected : List.of(
                "RST-1003 application.conf:2 restante.public.prot",
                "RST-1005 application.conf:3 restante.public.heartbeat: 5",
                "RST-1007 application.conf:4 restante.management.port: 70000 (expected: 1 - 65535)")) {
            assertTrue(output.contains(expected), output);
        }
    }

    @Test
    void portThatIsTaken_endsWith78AndNamesIt() throws Exception {
        Process first = start(Map.of());
        awaitLine(first.inputReader(), "READY in");
        String port = lines.get(lines.size() - 1).replaceAll(".*READY in \\d+ ms: http://127.0.0.1:(\\d+) .*", "$1");
        Process second = start(Map.of("RESTANTE_PUBLIC_PORT", port));
        String output = String.join("\n", second.inputReader().lines().toList());
        assertEquals(78, second.waitFor());
        assertTrue(
                output.contains("RST-3001 environment variable RESTANTE_PUBLIC_PORT restante.public.port: " + port),
                output);
    }

    private Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.restante.app.Main",
                        "run"),
                Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(Files.createDirectory(directory.resolve("process-" + started.size())).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RESTANTE_"));
        builder.environment().put("RESTANTE_PUBLIC_PORT", RunningProcess.freePort());
        builder.environment().putAll(variables);
        if (arguments.length == 0) {
            builder.environment().put("RESTANTE_MANAGEMENT_PORT", RunningProcess.freePort());
        }
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Process.destroy would close its output too. */
    private static void terminate(Process process) {
        assertTrue(process.toHandle().destroy());
    }

    private void awaitLine(BufferedReader output, String part) throws IOException {
        String line = output.readLine();
        while (line != null) {
            lines.add(line);
            if (line.contains(part)) {
                return;
            }
            line = output.readLine();
        }
        throw new AssertionError("no line with '" + part + "' in " + lines);
    }
}
