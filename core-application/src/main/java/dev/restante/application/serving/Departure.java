package dev.restante.application.serving;

import dev.restante.application.time.Timeline;
import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.ports.operations.CloseAccount;
import dev.restante.ports.operations.Connections;
import dev.restante.ports.operations.Farewell;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Leaving in order: lame duck, sends settled, closes spread over their window. What is closed after that, stores last,
 * belongs to the caller. For one thread.
 */
public final class Departure {
    private static final Duration CUT_GRACE = Duration.ofMillis(500);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final ServingControl serving;
    private final LeaveRequests requests;
    private final Connections connections;
    private final AdmittedMessaging sends;
    private final DepartureWindows windows;
    private final Timeline timeline;
    private final CompletableFuture<Void> forced;

    public Departure(
            ServingControl serving,
            LeaveRequests requests,
            Connections connections,
            AdmittedMessaging sends,
            DepartureWindows windows,
            Timeline timeline) {
        this.serving = serving;
        this.requests = requests;
        this.connections = connections;
        this.sends = sends;
        this.windows = windows;
        this.timeline = timeline;
        this.forced = requests.forced().toCompletableFuture();
    }

    /**
     * Waits until leaving is asked for and not cancelled, and leaves as far as the state STOPPING: when this returns, no
     * connection is open, and every send has its outcome unless the account says otherwise.
     */
    public DepartureAccount awaitLeave() throws InterruptedException {
        while (true) {
            timeline.await(requests.requested(), FOREVER);
            if (lameDuck() && stop()) {
                return close();
            }
        }
    }

    /** Whether leaving goes on. */
    private boolean lameDuck() throws InterruptedException {
        CompletableFuture<Void> cancelled = requests.cancelled();
        timeline.await(
                CompletableFuture.anyOf(cancelled, forced), isCollapsed() ? Duration.ZERO : windows.lameDuck());
        return !cancelled.isDone();
    }

    private boolean stop() {
        // Refused if a cancellation came just before.
        return serving.state() == ServingState.STOPPING
                || serving.apply(ServingEvent.STOP_BEGUN) instanceof Transition.Moved;
    }

    private DepartureAccount close() throws InterruptedException {
        boolean collapsed = isCollapsed();
        // First the outcomes, so that they travel before the close frames; the gate is shut, so they are soon all there.
        CompletableFuture<?> idle = sends.whenIdle().toCompletableFuture();
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

    private void await(CompletableFuture<?> done, Duration atMost) throws InterruptedException {
        timeline.await(CompletableFuture.anyOf(done, forced), atMost);
    }

    private boolean isCollapsed() {
        return windows.whenNobody() == DepartureWindows.WhenNobody.COLLAPSE
                && connections.open() == 0
                && sends.account().inFlight() == 0;
    }
}
