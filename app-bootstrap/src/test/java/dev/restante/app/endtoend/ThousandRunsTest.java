package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.testing.Seeds;
import dev.restante.ports.testing.AgentRuns;
import dev.restante.websocket.wire.RawClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand agents' runs, through real sockets, against the started process. */
@Timeout(180)
class ThousandRunsTest {
    private static final int RUNS = 1_000;
    private static final int USUAL_EVENTS = 90;

    /** How many connections, senders aside, are at work at the same time. */
    private static final int PARTIES_AT_ONCE = 40;

    /** The first parties of each kind have a connection that follows many threads, all others one for each. */
    private static final int[] SIZES = {60, 30, 20, 10, 5, 2};

    private static final Map<String, String> SETTINGS = Map.of(
            "RESTANTE_LIMITS_NODE_BYTES", "512 MiB",
            "RESTANTE_PUBLIC_HEARTBEAT", "10m",
            "RESTANTE_DRAIN_LAME_DUCK", "0s");

    @TempDir
    Path directory;

    @Test
    void everyReader_seesEveryEventOnceAndInOrder_andEveryOutcomeToldIsTrue() {
        Seeds.check(1, (random, seed) -> {
            try (RunningProcess process = RunningProcess.ready(directory, SETTINGS)) {
                List<Party> parties = parties(process, seed);
                play(parties);
                List<Run> runs = parties.stream().flatMap(party -> party.runs().stream()).toList();
                assertEquals(RUNS, runs.size());
                viewsAgree(process, runs);
                process.terminate();
                accountAgrees(process.awaitLine("left, "), runs);
                assertEquals(0, process.exitCode(), process::log);
            }
        });
    }

    private static List<Party> parties(RunningProcess process, long seed) {
        List<Party> parties = new ArrayList<>();
        Iterator<Run> runs = runs(seed);
        for (int size : SIZES) {
            for (Party.Kind kind : Party.Kind.values()) {
                parties.add(new Party(process, kind, seed * RUNS + parties.size(), take(runs, size)));
            }
        }
        List<Party.Kind> kinds = List.of(Party.Kind.values());
        while (runs.hasNext()) {
            Party.Kind kind = kinds.get(parties.size() % kinds.size());
            parties.add(new Party(process, kind, seed * RUNS + parties.size(), take(runs, 1)));
        }
        return parties;
    }

    /** Of every length, but not as many long ones as there really are: their number adds time and nothing else. */
    private static Iterator<Run> runs(long seed) {
        return LongStream.iterate(seed * 1_000_000, number -> number + 1)
                .filter(number -> number % 10 == 0 || AgentRuns.run(number).size() <= USUAL_EVENTS)
                .limit(RUNS)
                .mapToObj(Run::new)
                .iterator();
    }

    private static List<Run> take(Iterator<Run> runs, int size) {
        List<Run> some = new ArrayList<>();
        while (some.size() < size && runs.hasNext()) {
            some.add(runs.next());
        }
        return some;
    }

    /** Ends with the first party that fails. */
    private static void play(List<Party> parties) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(PARTIES_AT_ONCE, Thread.ofVirtual().factory());
        try {
            CompletionService<Void> playing = new ExecutorCompletionService<>(executor);
            parties.forEach(playing::submit);
            for (int i = 0; i < parties.size(); i++) {
                playing.take().get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** Acknowledgements are on their way when the last reader goes, so that their effect is awaited. */
    private static void viewsAgree(RunningProcess process, List<Run> runs) throws Exception {
        try (RawClient client = process.connect()) {
            for (Run run : runs) {
                String last = "" + run.events().size();
                Map<String, String> view = Party.view(client, run);
                while (!last.equals(view.get("acknowledged")) || !"0".equals(view.get("readers"))) {
                    view = Party.view(client, run);
                }
                assertEquals(
                        Map.of(
                                "thread", run.thread(), "epoch", run.epoch(), "depth", "0", "readers", "0", "last",
                                last,
                                "acknowledged", last, "bytes", view.getOrDefault("bytes", "")),
                        view);
            }
        }
    }

    private static void accountAgrees(String left, List<Run> runs) {
        int sent = runs.stream().mapToInt(Run::answered).sum();
        int delivered = runs.stream().mapToInt(Run::delivered).sum();
        String expected = sent + " sends, " + delivered + " delivered, " + (sent - delivered)
                + " queued, 0 rejected, 0 without an outcome";
        assertTrue(left.contains("ORDERLY: 0 connections") && left.endsWith(expected), left + " / " + expected);
    }
}
