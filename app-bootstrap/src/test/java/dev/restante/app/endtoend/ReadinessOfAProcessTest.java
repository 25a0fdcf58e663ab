package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process, with the real store, while the machine underneath fails it: by prlimit(1), from outside. */
@Timeout(120)
class ReadinessOfAProcessTest {
    private static final Map<String, String> OFTEN = Map.of(
            "RESTANTE_VERIFICATION_INTERVAL", "6s",
            "RESTANTE_VERIFICATION_DEADLINE", "5s",
            "RESTANTE_STARTUP_STEP_DEADLINE", "10s",
            "RESTANTE_STARTUP_DEADLINE", "120s");
    private static final String JSON = "Content-Type: application/json";

    @TempDir
    Path directory;

    /** Asked over a connection that was there before: a new one may be what does not work. */
    private static String ready(RawClient operator, int status) throws IOException {
        RawClient.Response answer = operator.request("GET", "/readyz", "");
        while (answer.status() != status) {
            answer = operator.request("GET", "/readyz", "");
        }
        return answer.body();
    }

    private static RawClient.Response send(RawClient client, String thread) throws IOException {
        return client.request("POST", "/v1/threads/" + thread + "/messages", "1", JSON);
    }

    private static void limit(RunningProcess process, String limit) throws Exception {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", "" + process.id(), limit).inheritIO().start();
        assertEquals(0, prlimit.waitFor(), limit);
    }

    /** No number for one file more than it has open now: the lowest free one would be the next. */
    private static String noMoreFiles(RunningProcess process) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.id() + "/fd"))) {
            Set<String> taken = open.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            return "--nofile="
                    + IntStream.iterate(0, n -> n + 1).filter(n -> !taken.contains("" + n)).findFirst().orElseThrow()
                    + ":";
        }
    }

    @Test
    void processWithoutFreeFiles_whichNobodyCanConnectTo_isNotReady_untilThereAreSome() throws Exception {
        try (RunningProcess process = RunningProcess.ready(directory, OFTEN);
                RawClient operator = process.manage();
                RawClient sender = process.connect()) {
            assertEquals(202, send(sender, "t").status());
            ready(operator, 200);
            limit(process, noMoreFiles(process));
            String answer = ready(operator, 503);
            assertTrue(answer.contains("\"IMPAIRED\"") && answer.contains("hand-over "), answer);
            assertEquals(202, send(sender, "t").status(), "readiness changes, admission does not");
            limit(process, "--nofile=1024:");
            ready(operator, 200);
            try (RawClient late = process.connect().upgrade("/v1/connect?thread=t")) {
                assertEquals("2", late.expect("following").get("backlog"));
            }
        }
    }

    @Test
    void storeThatCannotGrow_isNotReady_untilTheProcessIsStartedAgain_andHasLostNothing() throws Exception {
        Map<String, String> settings = new HashMap<>(OFTEN);
        settings.put("RESTANTE_DATA_DIRECTORY", directory.resolve("kept").toString());
        try (RunningProcess process = RunningProcess.ready(directory, settings);
                RawClient operator = process.manage();
                RawClient sender = process.connect()) {
            assertEquals(202, send(sender, "t").status());
            ready(operator, 200);
            limit(process, "--fsize=1:");
            String answer = ready(operator, 503);
            assertTrue(answer.contains("\"IMPAIRED\"") && answer.contains("mailbox "), answer);
            assertTrue(!answer.contains("Exception") && !answer.contains("dev.restante"), answer);
            RawClient.Response refused = send(sender, "t");
            assertEquals(503, refused.status(), refused::body);
        }
        try (RunningProcess again = RunningProcess.ready(directory, settings); RawClient reader = again.connect()) {
            RawClient.Response view = reader.request("GET", "/v1/threads/t", "");
            assertTrue(view.body().contains("\"depth\":1"), view::body);
        }
    }
}
