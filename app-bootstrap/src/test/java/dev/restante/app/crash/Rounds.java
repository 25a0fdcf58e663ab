package dev.restante.app.crash;

import dev.restante.app.endtoend.RunningProcess;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Lives of one process on one store, each but the last ended by SIGKILL; then the account. */
final class Rounds {
    private static final int MAILBOX_MESSAGES = 40;
    private static final int THREADS_OF_EACH = 9;
    private static final int READ_OF_EACH = 5;
    private static final int READERS = 3;
    private static final int MOST_EVENTS = 3_000;

    private final Path directory;
    private final String overflow;
    private final Map<String, String> settings;
    private final SplittableRandom random;
    private final List<Story> all = new ArrayList<>();
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private int life;

    Rounds(Path directory, String durability, String overflow, RandomGenerator seeded) {
        this.directory = directory;
        this.overflow = overflow;
        this.random = new SplittableRandom(seeded.nextLong());
        this.settings = new HashMap<>(Map.of(
                "RESTANTE_DATA_DIRECTORY", directory.resolve("store").toString(),
                "RESTANTE_DURABILITY", durability,
                "RESTANTE_LIMITS_OVERFLOW", overflow,
                "RESTANTE_LIMITS_MAILBOX_MESSAGES", "" + MAILBOX_MESSAGES,
                "RESTANTE_LIMITS_NODE_BYTES", "512 MiB",
                "RESTANTE_DRAIN_LAME_DUCK", "0s"));
        List<Kind> kinds = List.of(Kind.values());
        List<List<Story>> read = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            read.add(new ArrayList<>());
        }
        for (Door.Way way : Door.Way.values()) {
            List<Story> stories = new ArrayList<>();
            for (int i = 0; i < THREADS_OF_EACH; i++) {
                Kind kind = kinds.get(i % kinds.size());
                Story story = new Story(way + "-" + i + "-" + kind, kind, durability);
                stories.add(story);
                all.add(story);
                if (i < READ_OF_EACH) {
                    read.get(all.size() % READERS).add(story);
                }
            }
            publishers.add(new Publisher(way, stories, random.split()));
        }
        read.forEach(stories -> followers.add(new Follower(stories, random.split())));
    }

    /** Starts, works, and kills. */
    void round() throws Exception {
        life++;
        if (random.nextInt(4) == 0) {
            dieWhileStarting();
            life++;
        }
        Progress progress = new Progress();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                RunningProcess process = RunningProcess.ready(directory, settings)) {
            publishers.forEach(one -> clients.execute(
                    guarded(progress, () -> one.publish(process, life, progress))));
            followers.forEach(one -> clients.execute(
                    guarded(progress, () -> one.follow(process, life, progress))));
            progress.await(random.nextInt(1, MOST_EVENTS));
            progress.ending();
            process.kill();
            clients.shutdown();
            clients.awaitTermination(1, TimeUnit.MINUTES);
        }
        progress.check();
    }

    private void dieWhileStarting() throws Exception {
        try (RunningProcess process = RunningProcess.started(directory, settings)) {
            process.awaitLine(random.nextBoolean() ? "DEPENDENCIES" : "DATABASE");
            process.kill();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Connections break when the process is killed, and not before. */
    private static Runnable guarded(Progress progress, Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException broken) {
                if (!progress.isEnding()) {
                    progress.failed(broken);
                }
            } catch (Throwable fault) {
                progress.failed(fault);
            }
        };
    }

    /** The last life: what was not answered is, and all that is held is read. */
    Counts account() throws Exception {
        life++;
        try (RunningProcess process = RunningProcess.ready(directory, settings);
                RawClient client = process.connect()) {
            for (Publisher publisher : publishers) {
                publisher.settle(process, life, new Progress());
            }
            Follower reader = new Follower(all, random.split());
            Counts counts = Counts.NONE;
            for (Story story : all) {
                Set<Long> held = reader.held(process, story, life);
                Map<String, String> status =
                        Json.fields(client.request("GET", "/v1/threads/" + story.thread(), "").body());
                if (story.kind() != Kind.EXPIRING && !("" + held.size()).equals(status.get("depth"))) {
                    throw new AssertionError(status + " (expected: depth " + held.size() + ")");
                }
                counts = counts.plus(story.account(held, overflow.equals("evict") ? MAILBOX_MESSAGES : 0));
            }
            process.terminate();
            if (process.exitCode() != 0) {
                throw new AssertionError(process.log());
            }
            return counts;
        }
    }

    int repeated() {
        return publishers.stream().mapToInt(Publisher::repeated).sum();
    }
}
