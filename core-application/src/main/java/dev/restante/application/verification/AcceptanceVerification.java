package dev.restante.application.verification;

import dev.restante.application.time.Timeline;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.verification.AcceptanceRule;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.domain.verification.Probe;
import dev.restante.domain.verification.ReadBack;
import dev.restante.domain.verification.SendAnswer;
import dev.restante.ports.mailbox.Committed;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.Slice;
import dev.restante.ports.messaging.Messaging;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends a probe through the messaging port, reads it back from the mailbox, and leaves nothing behind. Acceptance is what
 * counts, not delivery: nobody needs to be connected. Blocks; one verification at a time.
 */
public final class AcceptanceVerification {
    private static final ThreadId THREAD = ThreadId.system(Probe.PREFIX + "acceptance");
    private static final Body BODY = Body.text("is this held?");
    /** A probe that could not be cleaned up is gone after this. */
    private static final TimeToLive LEFT_OVER = new TimeToLive(60);

    private static final int MESSAGES = 16;
    private static final int BYTES = 64 << 10;

    private final Messaging messaging;
    private final Mailbox mailbox;
    private final Supplier<MessageId> ids;
    private final Timeline timeline;
    private final Executor executor;
    private final Duration deadline;
    private final AtomicInteger blockedCalls = new AtomicInteger();

    /**
     * @param messaging the port that senders use, without the gate
     * @param ids gives each probe an id of its own
     * @param executor makes the calls, so that one that blocks does not block verification; a thread each
     * @param deadline for all of one verification, cleaning up included
     */
    public AcceptanceVerification(
            Messaging messaging,
            Mailbox mailbox,
            Supplier<MessageId> ids,
            Timeline timeline,
            Executor executor,
            Duration deadline) {
        this.messaging = messaging;
        this.mailbox = mailbox;
        this.ids = ids;
        this.timeline = timeline;
        this.executor = executor;
        this.deadline = deadline;
    }

    /** One verification; answers within the deadline, whatever the mailbox does. */
    public synchronized Finding verify() throws InterruptedException {
        if (blockedCalls.get() > 0) {
            return hangs("call of an earlier verification"); // and no further thread is spent on it
        }
        long began = timeline.nanos();
        Probe probe = new Probe(THREAD, ids.get(), BODY);
        switch (ask(() -> mailbox.purge(THREAD), began)) {
            case Answer.Threw<Integer> threw -> {
                return new Finding.Failed(Fault.THROWS, "purge: " + threw.what());
            }
            case Answer.Silent<Integer> silent -> {
                return hangs("purge");
            }
            case Answer.Given<Integer> given -> {}
        }
        SendAnswer send = send(probe, began);
        ReadBack readBack = AcceptanceRule.worthReading(send) ? readBack(probe, began) : new ReadBack.NotTried();
        Finding finding = AcceptanceRule.judge(probe, send, readBack);
        Answer<Integer> cleaned = ask(() -> mailbox.purge(THREAD), began);
        return finding instanceof Finding.Passed ? afterCleaning(finding, cleaned) : finding;
    }

    private SendAnswer send(Probe probe, long began) throws InterruptedException {
        Message message = Message.of(probe.body()).withId(probe.id()).withTtl(LEFT_OVER);
        return switch (ask(() -> messaging.send(probe.thread(), message), began)) {
            case Answer.Given<DeliveryOutcome> given -> new SendAnswer.Answered(given.value());
            case Answer.Threw<DeliveryOutcome> threw -> new SendAnswer.Threw(threw.what());
            case Answer.Silent<DeliveryOutcome> silent -> new SendAnswer.Silent(deadline);
        };
    }

    private ReadBack readBack(Probe probe, long began) throws InterruptedException {
        return switch (ask(() -> mailbox.read(THREAD, new From.Unacknowledged(), MESSAGES, BYTES), began)) {
            case Answer.Given<Slice> given -> found(probe, given.value().items());
            case Answer.Threw<Slice> threw -> new ReadBack.Threw(threw.what());
            case Answer.Silent<Slice> silent -> new ReadBack.Silent(deadline);
        };
    }

    private static ReadBack found(Probe probe, List<Slice.Item> items) {
        ReadBack other = new ReadBack.NotFound();
        for (Slice.Item item : items) {
            if (item instanceof Slice.Item.Held held) {
                Committed message = held.message();
                other = new ReadBack.Found(message.id(), message.body());
                if (message.id().equals(probe.id())) {
                    return other;
                }
            }
        }
        return other;
    }

    /** A mailbox that cannot let go of the probe is broken too: the probe would be found as residue. */
    private Finding afterCleaning(Finding finding, Answer<Integer> cleaned) {
        return switch (cleaned) {
            case Answer.Given<Integer> given when given.value() == 1 -> finding;
            case Answer.Given<Integer> given ->
                new Finding.Failed(Fault.PRETENDS,
                        "purge: removed " + given.value() + " messages instead of the probe");
            case Answer.Threw<Integer> threw -> new Finding.Failed(Fault.THROWS, "purge: " + threw.what());
            case Answer.Silent<Integer> silent -> hangs("purge");
        };
    }

    private Finding hangs(String what) {
        return new Finding.Failed(Fault.HANGS, what + ": no answer within " + deadline.toMillis() + " ms");
    }

    private <T> Answer<T> ask(Supplier<CompletionStage<T>> question, long began) throws InterruptedException {
        blockedCalls.incrementAndGet();
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, executor)
                .whenComplete((stage, failure) -> blockedCalls.decrementAndGet())
                .thenCompose(stage -> stage);
        return Answer.of(answer, timeline, deadline.minus(timeline.since(began)));
    }
}
