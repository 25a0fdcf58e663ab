package dev.restante.app.node;

import com.google.inject.Module;
import dev.restante.app.foundation.Daemons;
import dev.restante.app.foundation.Foundation;
import dev.restante.app.logging.NodeLog;
import dev.restante.app.phases.OpenDoor;
import dev.restante.app.phases.Phases;
import dev.restante.application.serving.Departure;
import dev.restante.application.serving.DepartureAccount;
import dev.restante.application.startup.StartupObserver;
import dev.restante.application.startup.StartupRunner;
import dev.restante.application.startup.Step;
import dev.restante.config.Settings;
import dev.restante.domain.environment.Environment;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.startup.FailureKind;
import dev.restante.domain.startup.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A node from its first moment to its last. Run once, by one thread. */
public final class Node {
    private static final int ORDERLY = 0;
    private static final int FORCED = 1;
    private static final Duration HURRIED = Duration.ofSeconds(1);

    private final Foundation foundation;
    private final Phases phases;
    private final StartupRunner runner;

    /** {@code bindings} makes those of the object graph out of the checked settings. */
    public Node(Foundation foundation, Function<Settings, List<Module>> bindings, StartupObserver observer) {
        this(foundation, Phases.of(foundation, bindings), Phases::steps, observer);
    }

    /** A node that takes only some of the steps. */
    Node(
            Foundation foundation,
            Phases phases,
            Function<Phases, List<Step<?>>> steps,
            StartupObserver observer) {
        this.foundation = foundation;
        this.phases = phases;
        this.runner = new StartupRunner(
                phases.planOf(steps.apply(phases)),
                steps.apply(phases),
                foundation.startup(),
                new FailureTold(observer, this::failed),
                foundation.timeline(),
                Daemons.named("step"));
    }

    /**
     * Starts, serves until asked to leave, and leaves.
     *
     * @param began when the start began, of the foundation's timeline
     * @return the exit code
     */
    public int run(long began) throws InterruptedException {
        return start(began, () -> serve(began), ORDERLY);
    }

    /**
     * Starts, and takes that back at once: whoever asked wanted to know whether it would succeed.
     *
     * @param began when the start began, of the foundation's timeline
     * @return the exit code
     */
    int check(long began) throws InterruptedException {
        return start(began, () -> takeBack(began), FORCED);
    }

    private interface Then {
        int exitCode() throws InterruptedException;
    }

    private int start(long began, Then then, int abandonedCode) throws InterruptedException {
        var unused = foundation
                .requests()
                .whileStarting()
                .thenRun(() -> runner.abandon("asked to leave while starting"));
        NodeLog.beginning(foundation.startup().report(), foundation.environment());
        return switch (runner.run(began)) {
            case Verdict.Started started -> then.exitCode();
            case Verdict.Failed failed -> failed.failure().kind().exitCode();
            case Verdict.Abandoned abandoned -> {
                foundation.serving().apply(ServingEvent.STOP_COMPLETED);
                yield abandonedCode;
            }
            case Verdict.Running running -> throw new IllegalStateException("a start that has ended is not running");
            case Verdict.Left left -> throw new IllegalStateException("a start that has ended has not left");
        };
    }

    private void failed() {
        // Somebody may have asked to leave while the step was failing.
        if (foundation.serving().state() == ServingState.STARTING) {
            foundation.serving().apply(ServingEvent.START_FAILED);
        }
    }

    private int takeBack(long began) throws InterruptedException {
        long millis = foundation.timeline().since(began).toMillis();
        List<String> notUndone = runner.leave(
                foundation.reading().candidate().drain().closeStores(), foundation.requests().forced());
        NodeLog.checked(notUndone, millis);
        return notUndone.isEmpty() ? ORDERLY : FailureKind.DEADLINE.exitCode();
    }

    private int serve(long began) throws InterruptedException {
        OpenDoor listener = made(phases.listener());
        String scheme = foundation.reading().candidate().publicListener().tls().isPresent() ? "https" : "http";
        NodeLog.ready(
                foundation.startup().report(),
                scheme,
                listener.address(),
                made(phases.management()).address(),
                foundation.timeline().since(began).toMillis());
        if (foundation.reading().candidate().environment() == Environment.DEVELOPMENT) {
            NodeLog.invitation(scheme, listener.address());
        }
        return leave(made(phases.departure()));
    }

    private int leave(Departure departure) throws InterruptedException {
        DepartureAccount account = departure.awaitLeave();
        CompletionStage<Void> forced = foundation.requests().forced();
        // Who was forced before still closes the stores, in a hurry; who is forced now stops waiting for them.
        boolean hurried = forced.toCompletableFuture().isDone();
        List<String> notUndone = runner.leave(
                hurried ? HURRIED : foundation.reading().candidate().drain().closeStores(),
                hurried ? new CompletableFuture<>() : forced);
        foundation.serving().apply(ServingEvent.STOP_COMPLETED);
        NodeLog.left(account, notUndone);
        return notUndone.isEmpty() ? account.ending().exitCode() : FORCED;
    }

    private static <T> T made(Step<T> step) {
        return step.output()
                .orElseThrow(() -> new IllegalStateException(
                        "output of '" + step.planned().name() + "': nothing (expected: it has run)"));
    }
}
