package dev.restante.app.launcher;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The launcher in a directory of its own, with libraries beside it, and a JDK that only notes what it is called with. */
final class Installation {
    static final Path LAUNCHER = Path.of("../restante");
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    /** Each call is a line of its own process id, and one for each argument; archives are made as a JVM makes them. */
    private static final String JAVA = """
            #!/bin/sh
            {
                echo "called $$"
                for argument in "$@"; do echo "[$argument]"; done
            } >"$JAVA_HOME/call.$$"
            cat "$JAVA_HOME/call.$$" >>"$JAVA_HOME/calls" # in one piece: two may call at once
            [ ! -e "$JAVA_HOME/broken" ] || exit 1
            mode=run
            for argument in "$@"; do
                case $argument in
                    -XX:AOTMode=*) mode=${argument#*=} ;;
                    -XX:AOTCache=*) [ $mode != create ] || echo archive >"${argument#*=}" ;;
                    -XX:ArchiveClassesAtExit=*) echo archive >"${argument#*=}" ;;
                esac
            done
            """;

    /** In the place of the system's; the launcher puts it before what it leaves running. */
    private static final String NICE = """
            #!/bin/sh
            while [ -e "$JAVA_HOME/held" ]; do sleep 0.1; done
            "$@"
            echo "ended with $?" >"$JAVA_HOME/background"
            """;

    final Path root;
    final Path jdk;

    private Installation(Path root, Path jdk) {
        this.root = root;
        this.jdk = jdk;
    }

    /** Both have spaces in their paths. */
    static Installation in(Path directory, String javaVersion) throws IOException {
        Path root = Files.createDirectories(directory.resolve("in stalled"));
        Path launcher = Files.copy(LAUNCHER, root.resolve("restante"));
        makeExecutable(launcher);
        Path lib = Files.createDirectory(root.resolve("lib"));
        Files.createFile(lib.resolve("restante-app-bootstrap-1.jar"));
        Files.createFile(lib.resolve("rocksdbjni-9.jar"));
        Path jdk = Files.createDirectories(directory.resolve("a jdk"));
        Files.createDirectory(jdk.resolve("bin"));
        makeExecutable(Files.writeString(jdk.resolve("bin/java"), JAVA));
        makeExecutable(Files.writeString(Files.createDirectory(jdk.resolve("tools")).resolve("nice"), NICE));
        Installation installation = new Installation(root, jdk);
        installation.isOf(javaVersion);
        installation.age();
        return installation;
    }

    /** From now on the JDK is of this version. */
    void isOf(String javaVersion) throws IOException {
        Files.writeString(jdk.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"" + javaVersion + "+9-LTS\"\nJAVA_VERSION=\""
                        + javaVersion
                        + "\"\n");
    }

    /** What is there was there long ago. */
    void age() throws IOException {
        Files.setLastModifiedTime(root.resolve("restante"), LONG_AGO);
        Files.setLastModifiedTime(root.resolve("lib"), LONG_AGO);
    }

    /** From now on the JDK fails. */
    void breakJdk() throws IOException {
        Files.createFile(jdk.resolve("broken"));
    }

    Path archive(String name) {
        return root.resolve(".restante").resolve(name);
    }

    Process start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(root.resolve("restante").toString()), Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RESTANTE_"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().compute("PATH", (name, path) -> jdk.resolve("tools") + File.pathSeparator + path);
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** Runs it to its end, which must be this exit code; answers what it wrote. */
    String run(int exitCode, String... arguments) throws IOException, InterruptedException {
        return output(exitCode, start(arguments));
    }

    static String output(int exitCode, Process process) throws IOException, InterruptedException {
        String output = String.join("\n", process.inputReader().lines().toList());
        int code = process.waitFor();
        if (code != exitCode) {
            throw new AssertionError("exit code " + code + " (expected: " + exitCode + ")\n" + output);
        }
        return output;
    }

    /** From now on what the launcher leaves running waits before it begins. */
    void holdBackground() throws IOException {
        Files.createFile(jdk.resolve("held"));
    }

    void releaseBackground() throws IOException {
        Files.delete(jdk.resolve("held"));
    }

    /** Waits for the end of what the launcher has left running; otherwise it would outlive its directory. */
    void awaitBackground() {
        await().atMost(PATIENCE).until(() -> Files.exists(jdk.resolve("background")));
    }

    /** The calls of the JDK so far, each as its process id and its arguments. */
    List<List<String>> calls() throws IOException {
        List<List<String>> calls = new ArrayList<>();
        Path file = jdk.resolve("calls");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            if (line.startsWith("called ")) {
                calls.add(new ArrayList<>(List.of(line.substring(7))));
            } else {
                calls.get(calls.size() - 1).add(line.substring(1, line.length() - 1));
            }
        }
        return calls;
    }

    /** The arguments of the latest call. */
    List<String> latest() throws IOException {
        List<List<String>> calls = calls();
        return calls.get(calls.size() - 1);
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + ": can't be made executable");
        }
    }
}
