package dev.restante.domain.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random plans with random results and random clocks; a failing seed is named and repeats exactly. */
class ProgressPropertyTest {
    private static final int SEEDS = 5_000;

    @Test
    void anyPlan_runsInOrderAndUndoesExactlyTheCompletedStepsInReverse() {
        for (long seed = 0; seed < SEEDS; seed++) {
            play(seed);
        }
    }

    private static void play(long seed) {
        String where = "seed " + seed;
        Random random = new Random(seed);
        StartupPlan plan = Plans.random(random);
        Progress progress = Progress.begin(plan);
        Duration elapsed = Duration.ZERO;
        List<PlannedStep> ran = new ArrayList<>();
        List<PlannedStep> toUndo = new ArrayList<>();
        List<PlannedStep> undone = new ArrayList<>();
        boolean criticalFailed = false;
        while (true) {
            progress = progress.expire(elapsed);
            if (random.nextInt(200) == 0) {
                progress = progress.abandoned("asked");
            }
            Action action = progress.next(elapsed);
            if (action instanceof Action.Run run) {
                assertTrue(undone.isEmpty(), where + ": ran after an undo");
                assertTrue(elapsed.plus(run.allowed()).compareTo(plan.deadline()) <= 0, where);
                ran.add(run.step());
                boolean fails = random.nextInt(12) == 0;
                criticalFailed |= fails && run.step().importance() == Importance.CRITICAL;
                if (!fails && run.step().undo() == PlannedStep.Undo.REVERSES) {
                    toUndo.add(run.step());
                }
                progress = progress.answered(fails ? Plans.failed(FailureKind.BUG, "x") : Plans.done("y"));
            } else if (action instanceof Action.Undo undo) {
                undone.add(undo.step());
                progress = progress.undone(
                        random.nextBoolean() ? new UndoResult.Undone() : new UndoResult.UndoFailed("z"));
            } else {
                break;
            }
            elapsed = elapsed.plusMillis(random.nextInt(random.nextInt(50) == 0 ? 60_000 : 500));
        }
        assertEquals(plan.steps().subList(0, ran.size()), ran, where);
        if (progress.verdict() instanceof Verdict.Started) {
            assertEquals(plan.steps(), ran, where);
            assertTrue(undone.isEmpty() && !criticalFailed, where);
        } else {
            Collections.reverse(toUndo);
            assertEquals(toUndo, undone, where);
        }
    }
}
