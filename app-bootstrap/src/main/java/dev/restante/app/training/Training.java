package dev.restante.app.training;

import dev.restante.app.foundation.Daemons;
import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.NodeLog;
import dev.restante.app.node.NodeStart;
import dev.restante.config.Reading;
import dev.restante.config.SettingsLoader;
import dev.restante.config.Sources;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.rocksdb.NativeLibrary;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What the launcher runs once for each build and each JDK: it unpacks the native code, and gives a node of each kind a start,
 * some traffic and an end, on free loopback ports, while the JVM takes notes for the next starts. Leaves nothing else behind.
 */
public final class Training {
    private static final int ORDERLY = 0;

    private Training() {}

    /**
     * Returns when all of it worked.
     *
     * @param natives where the native code goes; see {@link NativeLibrary#unpackInto}
     * @param scratch an empty directory for the nodes' data
     * @throws IllegalStateException if a node did not start or leave in order
     */
    public static void run(Path natives, Path scratch) throws IOException, InterruptedException {
        NativeLibrary.unpackInto(natives);
        for (String mailbox : new String[] {"memory", "rocksdb"}) {
            train(mailbox, Files.createDirectory(scratch.resolve(mailbox)));
        }
    }

    private static void train(String mailbox, Path data) throws IOException, InterruptedException {
        int port;
        int management;
        // Both are held at once, so that they are two.
        try (ServerSocket one = FreePort.hold(); ServerSocket other = FreePort.hold()) {
            port = one.getLocalPort();
            management = other.getLocalPort();
        }
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Foundation foundation = Foundation.lay("training", reading(mailbox, data, port, management), transition -> {
            NodeLog.transition(transition);
            if (transition instanceof Transition.Moved moved && moved.state() == ServingState.READY) {
                ready.complete(true);
            }
        });
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Daemons.named("trained").newThread(() -> {
            try {
                exit.complete(NodeStart.run(foundation, System.nanoTime()));
            } catch (Throwable thrown) {
                exit.completeExceptionally(thrown);
            } finally {
                ready.complete(false);
            }
        }).start();
        if (ready.join()) {
            try {
                Traffic.on(port, management);
            } finally {
                foundation.requests().signalled();
            }
        }
        expectOrderly(exit);
    }

    private static void expectOrderly(CompletableFuture<Integer> exit) throws InterruptedException {
        try {
            int code = exit.get();
            if (code != ORDERLY) {
                throw new IllegalStateException("exit code of the trained node: " + code + " (expected: 0)");
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the trained node failed", failed.getCause());
        }
    }

    private static Reading reading(String mailbox, Path data, int port, int management) {
        // Not the environment's and not those of a file: a training is the same everywhere.
        Map<String, String> settings = Map.of(
                "restante.mailbox", mailbox,
                "restante.limits.node-bytes", "16 MiB",
                "restante.drain.lame-duck", "0s",
                "restante.drain.spread", "0s",
                "restante.data-directory", data.toString(),
                "restante.public.port", Integer.toString(port),
                "restante.management.port", Integer.toString(management));
        return SettingsLoader.load(
                new Sources(Optional.empty(), Map.of(), settings, Runtime.getRuntime().maxMemory()));
    }
}
