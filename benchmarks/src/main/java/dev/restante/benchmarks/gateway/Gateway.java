package dev.restante.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway in a process of its own, started as its users start it. */
public final class Gateway {
    private static final int LOWEST_PORT = 10_000;
    private static final int PORTS = 20_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));

    private static final int SECONDS_TO_READY = 60;
    private static final int SECONDS_TO_LEAVE = 60;

    private final Process process;
    private final InetSocketAddress address;
    private final long readyNanos;

    private Gateway(Process process, InetSocketAddress address, long readyNanos) {
        this.process = process;
        this.address = address;
        this.readyNanos = readyNanos;
    }

    /** The repository: where the launcher stands. */
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("restante"))) {
            at = Objects.requireNonNull(at.getParent(), "restante: not found (expected: in a directory above)");
        }
        return at;
    }

    /** Builds what is not built yet, so that no start has to. */
    public static void build(Path root) throws Exception {
        Process build = new ProcessBuilder(root.resolve("restante").toString(), "version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (build.waitFor() != 0) {
            throw new IllegalStateException("build: failed");
        }
    }

    /**
     * Starts one on free ports, and waits until it says that it is READY.
     *
     * @param root of the repository whose launcher is to start it
     * @param settings by their variables' names, without {@code RESTANTE_}
     */
    public static Gateway start(Path root, Path data, Map<String, String> settings) throws Exception {
        return start(List.of(), root, data, settings);
    }

    /** As above, by way of a {@code prefix}: a command that becomes what follows it. */
    public static Gateway start(List<String> prefix, Path root, Path data, Map<String, String> settings)
            throws Exception {
        int port = freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("PUBLIC_PORT", Integer.toString(port));
        all.put("MANAGEMENT_PORT", Integer.toString(freePort()));
        all.put("DATA_DIRECTORY", data.toString());
        List<String> command = new ArrayList<>(prefix);
        command.add(root.resolve("restante").toString());
        command.add("run");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        all.forEach((name, value) -> builder.environment().put("RESTANTE_" + name, value));
        long begun = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Long> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> listen(process, ready));
        try {
            long at = ready.get(SECONDS_TO_READY, TimeUnit.SECONDS);
            return new Gateway(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), at - begun);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void listen(Process process, CompletableFuture<Long> ready) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("READY in ")) {
                    ready.complete(System.nanoTime());
                } else if (line.contains(" WARN ") || line.contains(" ERROR ")) {
                    System.err.println("gateway: " + line);
                }
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            said.append(e);
        }
        ready.completeExceptionally(new IllegalStateException("gateway: ended\n" + said));
    }

    /** Below those that systems give to connections: one of those may be in use before the gateway binds it. */
    private static int freePort() throws IOException {
        for (int i = 0; i < PORTS; i++) {
            try (ServerSocket free = new ServerSocket(LOWEST_PORT + NEXT_PORT.getAndIncrement() % PORTS)) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            }
        }
        throw new BindException("ports from " + LOWEST_PORT + " on: none is free");
    }

    public InetSocketAddress address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** From its execution to READY. */
    public Duration startedIn() {
        return Duration.ofNanos(readyNanos);
    }

    /** What it has used of all processors; in steps of 10 ms. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** As {@code kill -9} ends it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an operator ends it. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_LEAVE, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("gateway: did not leave in time");
        }
    }
}
