package dev.restante.application.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.application.time.SteppedTimeline;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.startup.Failure;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Phase;
import dev.restante.domain.startup.PlannedStep;
import dev.restante.domain.startup.StartupPlan;
import dev.restante.domain.startup.Verdict;
import dev.restante.ports.journal.JournalUnusable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StartupRunnerTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    private final SteppedTimeline timeline = new SteppedTimeline();
    private final Recorder recorder = new Recorder();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void stepsThatSucceed_handTheirOutputsOnAndTellPhasesWithTheirTime() throws Exception {
        Step<Integer> first = Step.critical(Phase.INIT, "first", TEN, inputs -> {
            timeline.step(Duration.ofMillis(5));
            return StepAnswer.produced(41, "made 41");
        });
        Step<Integer> second = Step.critical(Phase.CACHE, "second", TEN, inputs -> {
            timeline.step(Duration.ofMillis(7));
            return new StepAnswer.Produced<>(inputs.of(first) + 1, "added one", "port 4711");
        });
        StartupRecord startup = startup();
        assertEquals(new Verdict.Started(), runner(startup, first, second).run(0));
        assertEquals(Optional.of(42), second.output());
        assertEquals(List.of("first ok 5", "INIT 1 5", "second ok 7", "CACHE 1 7", "started"), recorder.told);
        assertTrue(startup.report().text().contains("added one"));
        assertTrue(startup.report().observedText().contains("port 4711"));
        assertEquals(Optional.empty(), startup.phase());
    }

    @Test
    void whileAStepRuns_itsPhaseAndWhatThePhaseWaitsForAreTold() throws Exception {
        StartupRecord startup = startup();
        Step<String> a = undoable(Phase.INIT, "a");
        Step<String> b = Step.critical(Phase.CACHE, "b", TEN, inputs -> {
            done.add(startup.phase() + " " + startup.waitingFor());
            return StepAnswer.produced("", "");
        });
        Step<String> c = undoable(Phase.CACHE, "c");
        Step<String> d = undoable(Phase.FINALIZE, "d");
        runner(startup, a, b, c, d).run(0);
        assertEquals(List.of("a", "Optional[CACHE] [b, c]", "c", "d"), done);
    }

    @Test
    void hangingCriticalStep_failsAtItsDeadlineAndUndoesInReverse() throws Exception {
        Step<String> a = undoable(Phase.INIT, "a");
        Step<String> b = undoable(Phase.DATABASE, "b");
        Step<String> c = Step.critical(Phase.CACHE, "c", TEN, this::hang);
        Step<String> d = undoable(Phase.FINALIZE, "d");
        StartupRecord startup = startup();
        Verdict verdict = runner(startup, a, b, c, d).run(0);
        assertEquals(
                "failed in CACHE, step 'c': no answer within its deadline of 10s (exit code 124)",
                verdict.describe());
        assertEquals(List.of("a", "b", "undo b", "undo a"), done);
        interrupted.await();
        assertEquals(Optional.of(Phase.CACHE), startup.phase());
        assertEquals(List.of("c: no answer within its deadline of 10s"), startup.waitingFor());
    }

    @Test
    void hangingOptionalStep_isDegradedAndTheStartGoesOn() throws Exception {
        Step<String> a = Step.optional(Phase.CACHE, "a", TEN, this::hang);
        Step<String> b = undoable(Phase.FINALIZE, "b");
        StartupRecord startup = startup();
        assertEquals(new Verdict.Started(), runner(startup, a, b).run(0));
        assertEquals(List.of("a: no answer within its deadline of 10s"), startup.report().degraded());
        assertEquals(List.of("b"), done);
    }

    @Test
    void totalDeadline_boundsAStepThatHasMoreOfItsOwn() throws Exception {
        Step<String> slow = Step.optional(Phase.INIT, "slow", TEN, inputs -> {
            timeline.step(Duration.ofSeconds(8));
            return blocked();
        });
        Step<String> next = undoable(Phase.CACHE, "next");
        StartupRecord startup = startup();
        Verdict verdict = runner(startup, slow, next).run(-Duration.ofSeconds(52).toNanos());
        assertEquals(
                "failed in CACHE, step 'next': not begun within the total deadline of 60s (exit code 124)",
                verdict.describe());
        assertEquals(
                List.of("slow: no answer within what was left of the total deadline"),
                startup.report().degraded());
        assertEquals(List.of(), done);
    }

    @Test
    void stepThatThrows_isABugAndAnUnusableStoreADependency() throws Exception {
        Step<String> bug = Step.critical(Phase.INIT, "bug", TEN, inputs -> {
            throw new IllegalStateException("odd");
        });
        Verdict.Failed failed =
                assertInstanceOf(Verdict.Failed.class, runner(startup(), bug).run(0));
        assertEquals(FailureKind.BUG, failed.failure().kind());
        assertEquals("java.lang.IllegalStateException: odd", failed.failure().evidence());
        Step<String> io = Step.critical(Phase.INIT, "io", TEN, inputs -> {
            throw new JournalUnusable("gone", "bring it back");
        });
        failed = assertInstanceOf(Verdict.Failed.class, runner(startup(), io).run(0));
        assertEquals(FailureKind.DEPENDENCY, failed.failure().kind());
        assertEquals("bring it back", failed.failure().remedy());
    }

    @Test
    void stepThatRefuses_failsWithItsOwnFailure() throws Exception {
        Failure failure = Failure.of(FailureKind.SETTINGS, "wrong", "seen", "mend");
        Step<String> step = Step.critical(Phase.INIT, "a", TEN, inputs -> new StepAnswer.Refused<>(failure));
        assertEquals(new Verdict.Failed(step.planned(), failure), runner(startup(), step).run(0));
    }

    @Test
    void inputOfAStepThatHasNotRun_namesBoth() throws Exception {
        Step<String> later = undoable(Phase.FINALIZE, "later");
        Step<String> early =
                Step.critical(Phase.INIT, "early", TEN, inputs -> StepAnswer.produced(inputs.of(later), ""));
        Verdict.Failed failed = assertInstanceOf(
                Verdict.Failed.class, runner(startup(), early, later).run(0));
        assertEquals(
                "java.lang.IllegalStateException: input of 'early': nothing (expected: 'later' completed before it)",
                failed.failure().evidence());
    }

    @Test
    void undoThatThrows_isToldAndTheOthersRunAllTheSame() throws Exception {
        Step<String> a = undoable(Phase.INIT, "a");
        Step<String> b = Step.critical(Phase.CACHE, "b", TEN, inputs -> StepAnswer.produced("", ""))
                .undoneBy(made -> {
                    throw new IllegalStateException("stuck");
                });
        Step<String> c = Step.critical(
                Phase.FINALIZE, "c", TEN, inputs -> StepAnswer.refused(FailureKind.DEPENDENCY, "no", "", ""));
        StartupRecord startup = startup();
        runner(startup, a, b, c).run(0);
        assertEquals(List.of("a", "undo a"), done);
        assertTrue(startup.report().text().contains("NOT UNDONE java.lang.IllegalStateException: stuck"));
    }

    @Test
    void abandonedStart_interruptsTheRunningStepAndUndoesTheRest() throws Exception {
        Step<String> a = undoable(Phase.INIT, "a");
        StartupRunner[] runner = new StartupRunner[1];
        Step<String> b = Step.critical(Phase.CACHE, "b", TEN, inputs -> {
            runner[0].abandon("SIGTERM");
            return blocked();
        });
        StartupRecord startup = startup();
        runner[0] = runner(startup, a, b);
        assertEquals(new Verdict.Abandoned("SIGTERM"), runner[0].run(0));
        interrupted.await();
        assertEquals(List.of("a", "undo a"), done);
    }

    @Test
    void leaving_undoesTheStepsOfAStartedNodeInReverseOnce() throws Exception {
        Step<String> a = undoable(Phase.INIT, "a");
        Step<String> b = undoable(Phase.CACHE, "b");
        StartupRecord startup = startup();
        StartupRunner runner = runner(startup, a, b);
        runner.run(0);
        assertEquals(List.of(), runner.leave(TEN, new CompletableFuture<>()));
        assertEquals(List.of(), runner.leave(TEN, new CompletableFuture<>()));
        assertEquals(List.of("a", "b", "undo b", "undo a"), done);
    }

    @Test
    void leavingThatIsGivenUp_tellsWhatIsNotUndone() throws Exception {
        Step<String> a = undoable(Phase.INIT, "a");
        CompletableFuture<Void> forced = new CompletableFuture<>();
        Step<String> b = Step.critical(Phase.CACHE, "b", TEN, inputs -> StepAnswer.produced("", ""))
                .undoneBy(made -> {
                    forced.complete(null);
                    blocked();
                });
        StartupRunner runner = runner(startup(), a, b);
        runner.run(0);
        assertEquals("b: given up", runner.leave(TEN, forced).get(0));
        interrupted.await();
    }

    @Test
    void stepsOtherThanThePlans_areRefused() {
        Step<String> a = undoable(Phase.INIT, "a");
        Step<String> b = undoable(Phase.CACHE, "b");
        List<Step<?>> swapped = List.of(b, a);
        assertThrows(
                IllegalArgumentException.class,
                () -> new StartupRunner(plan(a, b), swapped, startup(), recorder, timeline, StartupRunnerTest::daemon));
    }

    private Step<String> undoable(Phase phase, String name) {
        return Step.critical(phase, name, TEN, inputs -> {
            done.add(name);
            return StepAnswer.produced(name, "did " + name);
        })
                .undoneBy(made -> done.add("undo " + made));
    }

    private StepAnswer<String> hang(Inputs inputs) throws InterruptedException {
        timeline.step(TEN);
        return blocked();
    }

    private StepAnswer<String> blocked() throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return StepAnswer.produced("", "");
        } catch (InterruptedException expected) {
            interrupted.countDown();
            throw expected;
        }
    }

    private static StartupRecord startup() {
        return new StartupRecord("Restante test", Environment.TESTING, List.of());
    }

    private static StartupPlan plan(Step<?>... steps) {
        List<PlannedStep> planned = new ArrayList<>();
        for (Step<?> step : steps) {
            planned.add(step.planned());
        }
        return new StartupPlan(planned, Duration.ofSeconds(60));
    }

    private StartupRunner runner(StartupRecord startup, Step<?>... steps) {
        return new StartupRunner(
                plan(steps), List.of(steps), startup, recorder, timeline, StartupRunnerTest::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
