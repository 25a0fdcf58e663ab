package dev.restante.application.serving;

import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.operations.Entry;
import dev.restante.ports.operations.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Lets sends from outside through while the gate is open, and counts them by outcome. Safe for use by many threads. */
public final class AdmittedMessaging implements Messaging {
    private final Messaging messaging;
    private final Gate gate;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder queued = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private volatile CompletableFuture<Void> idle = CompletableFuture.completedFuture(null);

    public AdmittedMessaging(Messaging messaging, Gate gate) {
        this.messaging = messaging;
        this.gate = gate;
    }

    @Override
    public CompletionStage<DeliveryOutcome> send(ThreadId thread, Message message) {
        // Counted before the gate is asked: whoever closes it and then looks sees every send that got through.
        begun.incrementAndGet();
        if (gate.ask() instanceof Entry.Refused refused) {
            Rejected notReady = Rejected.because(
                    Reason.NOT_READY,
                    "state: " + refused.state() + " (expected: READY)")
                    .retryAfter(refused.retryAfter());
            DeliveryOutcome outcome = message.id().map(notReady::about).orElse(notReady);
            settle(outcome);
            return CompletableFuture.completedStage(outcome);
        }
        return messaging.send(thread, message).thenApply(outcome -> {
            settle(outcome);
            return outcome;
        });
    }

    private void settle(DeliveryOutcome outcome) {
        switch (outcome) {
            case Delivered d -> delivered.increment();
            case Queued q -> queued.increment();
            case Rejected r -> rejected.increment();
        }
        if (settled.incrementAndGet() == begun.get()) {
            idle.complete(null);
        }
    }

    /** The account of this instant; exact once no send is in flight. */
    public SendAccount account() {
        long delivering = delivered.sum();
        long queueing = queued.sum();
        long rejecting = rejected.sum();
        return new SendAccount(begun.get(), delivering, queueing, rejecting);
    }

    /** Completes once no send is in flight. Useful only after the gate has closed. */
    public CompletionStage<Void> whenIdle() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        idle = next;
        if (settled.get() == begun.get()) {
            next.complete(null);
        }
        return next;
    }
}
