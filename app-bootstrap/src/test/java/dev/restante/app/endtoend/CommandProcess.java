package dev.restante.app.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A command of {@code restante} in a process of its own; killed when closed. */
final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<String> errors = new CompletableFuture<>();

    /** What a command came to. */
    record Ended(int code, String out, String err) {}

    private CommandProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> {
            try {
                errors.complete(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                errors.completeExceptionally(e);
            }
        });
    }

    /** Begins it in this directory, with these environment variables and no other setting. */
    static CommandProcess begin(Path directory, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.restante.app.Main"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("RESTANTE_"));
        builder.environment().putAll(variables);
        return new CommandProcess(builder.start());
    }

    /** Runs it to its end. */
    static Ended run(Path directory, Map<String, String> variables, String... arguments) throws Exception {
        return runWith("", directory, variables, arguments);
    }

    /** Runs it to its end, with this text as its standard input. */
    static Ended runWith(String input, Path directory, Map<String, String> variables, String... arguments)
            throws Exception {
        try (CommandProcess command = begin(directory, variables, arguments)) {
            try (OutputStream stdin = command.process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException unread) {
                // A command need not read what it does not want.
            }
            return command.end();
        }
    }

    /** The next line of its output; null at its end. */
    String line() throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    /** SIGINT, as Ctrl-C sends it. */
    void interrupt() throws Exception {
        int code = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        if (code != 0) {
            throw new AssertionError("kill -INT: " + code);
        }
    }

    /** Waits for its end; its output is what was not read before. */
    Ended end() throws Exception {
        StringBuilder out = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            out.append(line).append('\n');
        }
        return new Ended(process.waitFor(), out.toString(), errors.get());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
