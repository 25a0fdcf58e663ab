package dev.restante.app.endtoend;

import dev.restante.app.endtoend.Run.Audience;
import dev.restante.websocket.wire.Json;
import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Some runs that share a sender and a reader's connection. */
record Party(RunningProcess process, Kind kind, long seed, List<Run> runs) implements Callable<Void> {
    /** When the reader is there. */
    enum Kind {
        FROM_THE_START,
        LATE,
        RESUMING
    }

    @Override
    public Void call() throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        boolean acknowledges = random.nextBoolean();
        try (Sender sender = random.nextBoolean()
                ? Sender.overWebSocket(process.connect())
                : Sender.overHttp(process.connect())) {
            switch (kind) {
                case FROM_THE_START -> fromTheStart(sender, acknowledges);
                case LATE -> late(sender, acknowledges);
                case RESUMING -> resuming(sender, acknowledges, random);
            }
            runs.forEach(Run::finished);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(kind + ", party " + seed + " of " + runs.size(), e);
        }
        return null;
    }

    private void fromTheStart(Sender sender, boolean acknowledges) throws Exception {
        try (Reader reader = Reader.follow(process.connect(), runs, acknowledges)) {
            FutureTask<Void> reading = start(reader::readAll);
            sender.play(runs, 0, 1, Audience.SOMEBODY);
            await(reading);
        }
        runs.forEach(Run::nothingRedelivered);
    }

    private void late(Sender sender, boolean acknowledges) throws Exception {
        sender.play(runs, 0, 1, Audience.NOBODY);
        try (Reader reader = Reader.follow(process.connect(), runs, acknowledges)) {
            reader.readAll();
        }
        runs.forEach(Run::nothingRedelivered);
    }

    /** The first reader goes while half of it is sent; the second comes when the first is known to be gone, or before. */
    private void resuming(Sender sender, boolean acknowledges, SplittableRandom random) throws Exception {
        int half = runs.stream().mapToInt(run -> (int) (0.5 * run.events().size())).sum();
        int frames = random.nextInt(1, half + 1);
        Reader.Going going = Reader.WAYS_TO_GO.get(random.nextInt(Reader.WAYS_TO_GO.size()));
        boolean gone = random.nextBoolean();

        try (Reader first = Reader.follow(process.connect(), runs, acknowledges)) {
            FutureTask<Void> reading = start(() -> {
                first.read(frames);
                first.go(going);
            });
            sender.play(runs, 0, 0.5, Audience.UNKNOWN);
            await(reading);
        }
        double played = 0.5;
        if (gone) {
            awaitNoReaders();
            sender.play(runs, 0.5, 0.75, Audience.NOBODY);
            played = 0.75;
        }
        List<Integer> resumedAt = runs.stream().map(Run::read).toList();
        List<Integer> sentBefore = runs.stream().map(Run::answered).toList();
        try (Reader second = Reader.follow(process.connect(), runs, acknowledges)) {
            FutureTask<Void> reading = start(second::readAll);
            sender.play(runs, played, 1, Audience.UNKNOWN);
            await(reading);
        }
        for (int i = 0; gone && i < runs.size(); i++) {
            runs.get(i).redeliveredAsDelivered(resumedAt.get(i), sentBefore.get(i));
        }
    }

    private void awaitNoReaders() throws Exception {
        try (RawClient client = process.connect()) {
            for (Run run : runs) {
                while (!"0".equals(view(client, run).get("readers"))) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    static Map<String, String> view(RawClient client, Run run) throws IOException {
        return Json.fields(client.request("GET", "/v1/threads/" + run.thread(), "").body());
    }

    private interface Doing {
        void now() throws Exception;
    }

    private static FutureTask<Void> start(Doing doing) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            doing.now();
            return null;
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void await(FutureTask<Void> task) throws Exception {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("reading", e.getCause());
        }
    }
}
