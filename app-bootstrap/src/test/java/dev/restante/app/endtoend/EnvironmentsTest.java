package dev.restante.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.websocket.wire.RawClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The environment decides what is required, never what becomes of a message. */
@Timeout(60)
class EnvironmentsTest {
    private static final List<String> ENVIRONMENTS = List.of("development", "testing", "staging", "production");

    @TempDir
    Path directory;

    @Test
    void coldStart_passesWithQueued_andTheSameScript_givesTheSameOutcomes_inAllFour() throws Exception {
        List<String> expected = List.of();
        for (String environment : ENVIRONMENTS) {
            try (RunningProcess process = RunningProcess.ready(directory, settings(environment))) {
                try (RawClient operator = process.manage()) {
                    String report = operator.request("GET", "/startup", "").body();
                    assertTrue(report.contains("queued, read back"), report);
                }
                List<String> transcript = Script.play(process);
                if (expected.isEmpty()) {
                    expected = transcript;
                }
                assertEquals(String.join("\n", expected), String.join("\n", transcript), environment);
                process.terminate();
                assertEquals(0, process.exitCode(), process::log);
            }
        }
        for (String outcome : List.of("outcome=delivered", "outcome=queued", "duplicate=true", "reason=INVALID",
                "reason=TOO_LARGE", "reason=MAILBOX_FULL", "reason=CONFLICT", "reason=NO_RECIPIENT", "type=gap")) {
            assertTrue(expected.toString().contains(outcome), () -> outcome + " is not in the script");
        }
    }

    /** What staging and production ask for and nothing provides yet is waived by name. */
    private static Map<String, String> settings(String environment) {
        Map<String, String> settings = new HashMap<>(Script.limits());
        settings.put("RESTANTE_ENVIRONMENT", environment);
        settings.put("RESTANTE_DRAIN_LAME_DUCK", "0s");
        settings.put("RESTANTE_DRAIN_SPREAD", "0s");
        if (environment.equals("staging") || environment.equals("production")) {
            settings.put("RESTANTE_POLICY_WAIVE", "authentication");
            settings.put("RESTANTE_PUBLIC_ORIGINS", "https://app.example");
            settings.put("RESTANTE_PUBLIC_TLS_TERMINATED_BY_PROXY", "true");
        }
        return settings;
    }
}
