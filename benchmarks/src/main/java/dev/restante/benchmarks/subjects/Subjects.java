package dev.restante.benchmarks.subjects;

import dev.restante.benchmarks.crowd.Dialect;
import dev.restante.benchmarks.gateway.Gateway;
import dev.restante.benchmarks.gateway.Store;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts servers, each on one core; the machine's other one is the generator's. */
public final class Subjects {
    /** All that can be compared. */
    public static final List<String> NAMES =
            List.of("restante", "netty", "undertow", "vertx", "jetty", "ws", "socket.io", "floor");

    private static final List<String> FIRST_CORE = List.of("taskset", "-c", "0");
    /** What a client may do in a second is out of the way: one connection sends for all. */
    private static final Map<String, String> SETTINGS = Map.of("MAILBOX", "memory", "LIMITS_NODE_BYTES", "512 MiB",
            "LIMITS_CONNECTIONS", "60000", "LIMITS_FRAMES_PER_SECOND", "10000000", "LIMITS_BYTES_PER_SECOND", "1 GiB",
            "LIMITS_UPGRADES_PER_SECOND", "0");

    private final Path root;
    private final List<String> flags;

    /**
     * @param root of the repository
     * @param flags for the JVM of those that have one, the gateway included
     */
    public Subjects(Path root, List<String> flags) {
        this.root = root;
        this.flags = flags;
    }

    /** Starts one; {@code restante@directory} is the gateway of another checkout. */
    public Subject start(String name) throws Exception {
        Path peers = root.resolve("benchmarks/peers");
        return switch (name) {
            case "restante" -> gateway(name, root);
            case "undertow", "netty", "vertx", "jetty" -> java(name, peers);
            case "ws" -> process(name, Dialect.PLAIN, List.of("node", peers.resolve("node/ws.js").toString()));
            case "socket.io" ->
                process(name, Dialect.SOCKET_IO, List.of("node", peers.resolve("node/socketio.js").toString()));
            case "floor" -> process(name, Dialect.PLAIN, List.of(peers.resolve("target/floor").toString()));
            default -> {
                if (!name.startsWith("restante@")) {
                    throw new IllegalArgumentException("subject: " + name + " (expected: one of " + NAMES + ")");
                }
                yield gateway(name, Path.of(name.substring(name.indexOf('@') + 1)));
            }
        };
    }

    private Subject gateway(String name, Path of) throws Exception {
        Gateway.build(of);
        Path data = Store.fresh();
        List<String> prefix = new ArrayList<>(FIRST_CORE);
        String extra = System.getenv("RESTANTE_JAVA_OPTS");
        if (!flags.isEmpty()) {
            prefix.addAll(List.of("env", "RESTANTE_JAVA_OPTS=" + String.join(" ", flags)
                    + (extra == null ? "" : " " + extra)));
        }
        Gateway gateway = Gateway.start(prefix, of, data, SETTINGS);
        return new Subject(name, Dialect.RESTANTE, gateway.address(), gateway.pid(), () -> {
            gateway.stop();
            Store.delete(data);
        });
    }

    private Subject java(String name, Path peers) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseCompactObjectHeaders");
        command.addAll(flags);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                peers.resolve("target/classes") + ":" + peers.resolve("target/lib") + "/*",
                "dev.restante.peers.Peer",
                name));
        return process(name, Dialect.PLAIN, command);
    }

    private static Subject process(String name, Dialect dialect, List<String> command) throws Exception {
        List<String> pinned = new ArrayList<>(FIRST_CORE);
        pinned.addAll(command);
        Process process = new ProcessBuilder(pinned).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // It lives as long as the process does, and so must stay open.
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.startsWith("listening ")) {
            process.destroyForcibly();
            throw new IllegalStateException(name + ": " + line + " (expected: listening PORT); is it built?");
        }
        int port = Integer.parseInt(line.substring("listening ".length()));
        return new Subject(name, dialect, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), process.pid(),
                () -> {
                    process.destroy();
                    process.waitFor();
                });
    }
}
