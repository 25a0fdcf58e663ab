package dev.restante.app.endtoend;

import dev.restante.websocket.wire.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code restante run} in a process of its own, on free ports; killed when closed. Safe for use by many threads. */
public final class RunningProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("READY in (\\d+) ms: https?://127.0.0.1:(\\d+) .management http://127.0.0.1:(\\d+).");

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> variables;
    private boolean ended;

    private RunningProcess(Process process, Map<String, String> variables) {
        this.process = process;
        this.variables = Map.copyOf(variables);
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it with these settings and a data directory of its own, and returns when it is READY. */
    public static RunningProcess ready(Path directory, Map<String, String> settings) throws Exception {
        RunningProcess running = started(directory, settings);
        running.awaitLine("READY in");
        return running;
    }

    /** The same without waiting for anything. {@code wrapper}: a command that becomes the one it is given. */
    public static RunningProcess started(Path directory, Map<String, String> settings, String... wrapper)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(wrapper));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Jars.classPath(directory),
                "dev.restante.app.Main",
                "run"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RESTANTE_"));
        builder.environment().put("RESTANTE_PUBLIC_PORT", freePort());
        builder.environment().put("RESTANTE_MANAGEMENT_PORT", freePort());
        Path data = Files.createTempDirectory(directory, "data");
        builder.environment().put("RESTANTE_DATA_DIRECTORY", data.toString());
        // A machine that is busy with other things is no fault of the process.
        builder.environment().put("RESTANTE_STARTUP_STEP_DEADLINE", "30s");
        builder.environment().put("RESTANTE_STARTUP_DEADLINE", "10m");
        builder.environment().putAll(settings);
        return new RunningProcess(builder.start(), builder.environment());
    }

    /**
     * Below those that the system gives to clients: one of those that comes while the process is away would else find itself,
     * and keep the port.
     */
    public static String freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return Integer.toString(socket.getLocalPort());
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("the output ended: " + e); // as it does when a test closes it
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The first line that has this part. */
    public synchronized String awaitLine(String part) throws InterruptedException {
        while (true) {
            for (String line : lines) {
                if (line.contains(part)) {
                    return line;
                }
            }
            if (ended) {
                throw new AssertionError("no line with '" + part + "' in\n" + log());
            }
            wait();
        }
    }

    public synchronized String log() {
        return String.join("\n", lines);
    }

    /** The environment variable of this name that it was started with. */
    String setting(String name) {
        return variables.getOrDefault(name, "");
    }

    /** A connection to the public listener. */
    public RawClient connect() throws Exception {
        return RawClient.connect(address(2));
    }

    /** A connection to the management listener. */
    public RawClient manage() throws Exception {
        return RawClient.connect(address(3));
    }

    InetSocketAddress address(int group) throws InterruptedException {
        Matcher line = READY.matcher(awaitLine("READY in").replace("\\/", "/"));
        if (!line.find()) {
            throw new AssertionError(log());
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(line.group(group)));
    }

    /** How many connections are open, as its metrics tell. */
    public String connections() throws Exception {
        try (RawClient client = manage()) {
            return client.request("GET", "/metrics", "")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("restante_connections_open{"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .map(Double::parseDouble)
                    .reduce(0.0, Double::sum)
                    .toString()
                    .replace(".0", "");
        }
    }

    public long id() {
        return process.pid();
    }

    /** SIGTERM. Process.destroy would close its output too. */
    public void terminate() {
        if (!process.toHandle().destroy()) {
            throw new AssertionError("SIGTERM was not sent");
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() throws InterruptedException {
        if (!process.toHandle().destroyForcibly()) {
            throw new AssertionError("SIGKILL was not sent");
        }
        process.waitFor();
    }

    /** The exit code, once it has ended and all its output is read. */
    public int exitCode() throws InterruptedException {
        int code = process.waitFor();
        synchronized (this) {
            while (!ended) {
                wait();
            }
        }
        return code;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
