package dev.restante.application.serving;

import dev.restante.domain.serving.ServingEvent;
import dev.restante.domain.serving.ServingState;
import dev.restante.domain.serving.Transition;
import dev.restante.ports.operations.DrainControl;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who has asked the node to leave, and whether they have changed their mind or lost their patience. There from the first
 * moment of a start. Safe for use by many threads; never blocks.
 */
public final class LeaveRequests implements DrainControl {
    private final ServingControl serving;
    private final CompletableFuture<Void> whileStarting = new CompletableFuture<>();
    private final CompletableFuture<Void> forced = new CompletableFuture<>();
    private CompletableFuture<Void> requested = new CompletableFuture<>();
    private CompletableFuture<Void> cancelled = new CompletableFuture<>();

    public LeaveRequests(ServingControl serving) {
        this.serving = serving;
    }

    @Override
    public synchronized Transition drain() {
        boolean starting = serving.state() == ServingState.STARTING;
        Transition transition = serving.apply(starting ? ServingEvent.STOP_BEGUN : ServingEvent.DRAIN_REQUESTED);
        if (transition instanceof Transition.Moved) {
            cancelled = new CompletableFuture<>();
            requested.complete(null);
            if (starting) {
                whileStarting.complete(null);
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

    /** What a signal means: the first asks to leave, a further one forces it. */
    public synchronized void signalled() {
        if (requested.isDone()) {
            forced.complete(null);
        } else {
            drain();
        }
    }

    /** Completes when leaving is asked for while the node is still starting: the start is to be given up. */
    public CompletionStage<Void> whileStarting() {
        return whileStarting;
    }

    /** Completes when every wait of leaving is to end at once; a departure so ended is a forced one. */
    public CompletionStage<Void> forced() {
        return forced;
    }

    /** Completes when leaving is asked for; the stage of this instant, a cancellation brings a new one. */
    synchronized CompletableFuture<Void> requested() {
        return requested;
    }

    /** Completes when the latest request is cancelled. */
    synchronized CompletableFuture<Void> cancelled() {
        return cancelled;
    }
}
