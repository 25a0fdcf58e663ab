package dev.restante.domain.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.restante.domain.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupReportTest {
    private static final PlannedStep A = Plans.critical(Phase.INIT, "read settings");
    private static final PlannedStep B = Plans.optional(Phase.CACHE, "warm up");
    private static final PlannedStep C = Plans.critical(Phase.WEBSOCKET, "verify acceptance");

    @Test
    void failedStart_namesPhaseStepReasonEvidenceRemedyAndProblems() {
        Problem problem = new Problem(
                ProblemCode.OUT_OF_RANGE,
                "application.conf:12",
                "restante.public.port",
                "70000",
                "1 - 65535",
                "choose another port");
        Failure failure = new Failure(
                FailureKind.SETTINGS, "1 problem", "application.conf", "mend it, all at once", List.of(problem));
        Progress progress = Progress.begin(Plans.of(A, B, C))
                .answered(Plans.done("defaults only"))
                .answered(Plans.failed(FailureKind.DEPENDENCY, "cold"))
                .answered(new StepResult.Failed(failure))
                .undone(new UndoResult.UndoFailed("stuck"));
        assertEquals(
                """
                        Restante 0.1, environment testing
                        start: failed in WEBSOCKET, step 'verify acceptance': 1 problem (exit code 78)
                          INIT         read settings                                NOT UNDONE stuck
                          CACHE        warm up                                      degraded cold
                              evidence: seen
                              remedy: do something
                          WEBSOCKET    verify acceptance                            FAILED   1 problem
                              evidence: application.conf
                              remedy: mend it, all at once
                              problem: RST-1007 application.conf:12 restante.public.port: 70000 (expected: 1 - 65535); choose another port
                        warning: policy row log is waived
                        degraded: warm up: cold
                        """,
                report(progress, 5).text());
        assertEquals(List.of(problem), report(progress, 5).problems());
    }

    @Test
    void durations_standInTheirOwnSectionAndLeaveTheFingerprintAlone() {
        Progress progress = Progress.begin(Plans.of(A)).answered(Plans.done("fine"));
        StartupReport quick = report(progress, 3);
        StartupReport slow = report(progress, 3000);
        assertEquals(quick.text(), slow.text());
        assertEquals(quick.fingerprint(), slow.fingerprint());
        assertEquals(
                """
                        observed in this run
                          INIT         read settings                                  3000 ms port 8080
                        """,
                slow.observedText());
    }

    @Test
    void otherEvidence_givesAnotherFingerprint() {
        StartupReport one = report(Progress.begin(Plans.of(A)).answered(Plans.done("one")), 1);
        StartupReport two = report(Progress.begin(Plans.of(A)).answered(Plans.done("two")), 1);
        assertEquals(12, one.fingerprint().length());
        assertNotEquals(one.fingerprint(), two.fingerprint());
    }

    @Test
    void problem_readsAsTheSpecificationShows() {
        Problem problem = new Problem(
                ProblemCode.OUT_OF_RANGE, "application.conf:12", "restante.public.port", "70000", "1 - 65535", "");
        assertEquals(
                "RST-1007 application.conf:12 restante.public.port: 70000 (expected: 1 - 65535)",
                problem.describeWithRemedy());
    }

    @Test
    void problemWithLineEnds_staysOneLine() {
        Problem problem = new Problem(ProblemCode.MALFORMED, "x", "key", "a\nb\r\u0000c", "rule", "");
        assertEquals("RST-1009 x key: a b c (expected: rule)", problem.describe());
    }

    @Test
    void exitCodes_areTheSpecified() {
        assertEquals(78, FailureKind.SETTINGS.exitCode());
        assertEquals(69, FailureKind.DEPENDENCY.exitCode());
        assertEquals(70, FailureKind.BUG.exitCode());
        assertEquals(124, FailureKind.DEADLINE.exitCode());
    }

    private static StartupReport report(Progress progress, long millis) {
        List<StartupReport.StepEntry> entries = new ArrayList<>();
        for (int i = 0; i < progress.states().size(); i++) {
            entries.add(new StartupReport.StepEntry(
                    progress.plan().steps().get(i), progress.states().get(i)));
        }
        return new StartupReport(
                "Restante 0.1",
                Environment.TESTING,
                entries,
                List.of("policy row log is waived"),
                progress.verdict(),
                List.of(new StartupReport.Observation(Phase.INIT, "read settings", millis, "port 8080")));
    }
}
