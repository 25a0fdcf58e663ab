package dev.restante.application.serving;

import dev.restante.application.time.Timeline;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.DrainControl;
import dev.restante.ports.operations.Farewell;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Leaving in order: lame duck, closes spread over their window, sends settled. What it closes last belongs to the caller.
 * {@link #awaitLeave} is for one thread, everything else for any.
 */
public final class Departure implements DrainControl {
    private static final Duration CUT_GRACE = Duration.ofMillis(500);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final ServingControl serving;
    private final Connections connections;
    private final AdmittedMessaging sends;
    private final DepartureWindows windows;
    private final Timeline timeline;
    private final Consumer<String> abandonStart;
    private final CompletableFuture<Void> forced = new CompletableFuture<>();
    private CompletableFuture<Void> requested = new CompletableFuture<>();
    private CompletableFuture<Void> cancelled = new CompletableFuture<>();

    /** {@code abandonStart} is told why, when leaving is asked for before the start is over. */
    public Departure(
            ServingControl serving,
            Connections connections,
            AdmittedMessaging sends,
            DepartureWindows windows,
            Timeline timeline,
            Consumer<String> abandonStart) {
        this.serving = serving;
        this.connections = connections;
        this.sends = sends;
        this.windows = windows;
        this.timeline = timeline;
        this.abandonStart = abandonStart;
    }

    @Override
    public synchronized Transition drain() {
        boolean starting = serving.state() == ServingState.STARTING;
        Transition transition =
                serving.apply(starting ? ServingEvent.STOP_BEGUN : ServingEvent.DRAIN_REQUESTED);
        if (transition instanceof Transition.Moved) {
            cancelled = new CompletableFuture<>();
            requested.complete(null);
            if (starting) {
                abandonStart.accept("asked to leave while starting");
            }
        }
        return transition;
    }

    @Override
    public synchronized Transition cancelDrain() {
        Transition transition = serving.apply(ServingEvent.DRAIN_CANCELLED);
        if (transition instanceof Transition.Moved) {
            requested = new CompletableFuture<>();
            cancelled.complete(null);
        }
        return transition;
    }

    /** Ends every wait of leaving at once; a departure so ended is a forced one. Without effect before it has begun. */
    public synchronized void force() {
        if (requested.isDone()) {
            forced.complete(null);
            connections.cut();
        }
    }

    /** What a signal means: the first asks to leave, the next one forces it. */
    public synchronized void signalled() {
        if (requested.isDone()) {
            force();
        } else {
            drain();
        }
    }

    /**
     * Waits until leaving is asked for and not cancelled, and leaves as far as the state STOPPING: when this returns, no
     * connection is open, and every send has its outcome unless the account says otherwise.
     */
    public DepartureAccount awaitLeave() throws InterruptedException {
        while (true) {
            timeline.await(request(), FOREVER);
            if (lameDuck() && stop()) {
                return close();
            }
        }
    }

    private synchronized CompletionStage<Void> request() {
        return requested;
    }

    private synchronized CompletionStage<Void> cancellation() {
        return cancelled;
    }

    /** Whether leaving goes on. */
    private boolean lameDuck() throws InterruptedException {
        CompletableFuture<?> early =
                CompletableFuture.anyOf(cancellation().toCompletableFuture(), forced);
        timeline.await(early, isCollapsed() ? Duration.ZERO : windows.lameDuck());
        return !cancellation().toCompletableFuture().isDone();
    }

    private synchronized boolean stop() {
        // Refused if a cancellation came just before.
        return serving.state() == ServingState.STOPPING
                || serving.apply(ServingEvent.STOP_BEGUN) instanceof Transition.Moved;
    }

    private DepartureAccount close() throws InterruptedException {
        boolean collapsed = isCollapsed();
        // First the outcomes, so that they travel before the close frames; the gate is shut, so they are soon all there.
        CompletableFuture<Void> idle = sends.whenIdle().toCompletableFuture();
        await(idle, collapsed ? Duration.ZERO : windows.settle());
        int open = connections.open();
        Farewell farewell = collapsed
                ? new Farewell(Duration.ZERO, Duration.ZERO, windows.farewell().reconnectWithin())
                : windows.farewell();
        CompletableFuture<CloseAccount> closing =
                connections.closeAll(farewell).toCompletableFuture();
        await(closing, farewell.spread().plus(farewell.answerWithin()).plus(CUT_GRACE));
        if (!closing.isDone()) {
            connections.cut();
            timeline.await(closing, CUT_GRACE);
        }
        // A peer that does not answer is cut and counted; that alone does not make the departure a forced one.
        boolean orderly = !forced.isDone() && closing.isDone() && idle.isDone();
        return new DepartureAccount(
                orderly ? DepartureAccount.Ending.ORDERLY : DepartureAccount.Ending.FORCED,
                open,
                closing.isDone() ? closing.join() : new CloseAccount(0, 0, open),
                sends.account());
    }

    private void await(CompletionStage<?> done, Duration atMost) throws InterruptedException {
        timeline.await(CompletableFuture.anyOf(done.toCompletableFuture(), forced), atMost);
    }

    private boolean isCollapsed() {
        return windows.whenNobody() == DepartureWindows.WhenNobody.COLLAPSE
                && connections.open() == 0
                && sends.account().inFlight() == 0;
    }
}
