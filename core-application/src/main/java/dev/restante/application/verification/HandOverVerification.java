package dev.restante.application.verification;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.AcceptanceRule;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.domain.verification.HandOverRule;
import dev.restante.domain.verification.Probe;
import dev.restante.domain.verification.Receipt;
import dev.restante.domain.verification.SendAnswer;
import dev.restante.domain.verification.Subject;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.ThreadStatus;
import dev.restante.ports.messaging.Messaging;
import dev.restante.ports.operations.HandOverProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Sends a probe and has it handed over to a client that comes through the public listener: it must receive that very
 * probe and acknowledge it, and nothing may be held afterwards. Blocks; one verification at a time.
 */
public final class HandOverVerification implements Verification {
    private static final ThreadId THREAD = ThreadId.system(Probe.PREFIX + "hand-over");
    private static final Body BODY = Body.json("{\"question\":\"does this arrive?\"}");

    private final ProbeSending sending;
    private final Mailbox mailbox;
    private final HandOverProbe client;
    private final Questions questions;

    /**
     * @param messaging the port that senders use, without the gate
     * @param ids gives each probe an id of its own
     */
    public HandOverVerification(
            Messaging messaging,
            Mailbox mailbox,
            HandOverProbe client,
            Supplier<MessageId> ids,
            Questions questions) {
        this.sending = new ProbeSending(messaging, mailbox, ids, questions, THREAD, BODY);
        this.mailbox = mailbox;
        this.client = client;
        this.questions = questions;
    }

    @Override
    public synchronized Finding verify() throws InterruptedException {
        return sending.verify(this::sent);
    }

    private Finding sent(Questions.Round round, Probe probe, Answer<DeliveryOutcome> sent) throws InterruptedException {
        SendAnswer send = sending.answer(sent);
        Receipt receipt = AcceptanceRule.worthReading(send) ? receive(round) : new Receipt.NotTried();
        Optional<Finding.Failed> failed = HandOverRule.judge(probe, send, receipt);
        if (failed.isPresent()) {
            var unused = round.ask(() -> mailbox.purge(THREAD)); // otherwise its time to live ends it
            return failed.get();
        }
        return switch (round.ask(() -> mailbox.status(THREAD))) {
            case Answer.Given<ThreadStatus> given -> HandOverRule.emptied(given.value().depth());
            case Answer.Threw<ThreadStatus> threw ->
                new Finding.Failed(Subject.HAND_OVER, Fault.THROWS, "status: " + threw.what());
            case Answer.Silent<ThreadStatus> silent -> sending.hangs("status");
        };
    }

    private Receipt receive(Questions.Round round) throws InterruptedException {
        // Less than what is left, so that it is the client that says what it waited for.
        Duration within = round.left().multipliedBy(4).dividedBy(5);
        return switch (round.ask(() -> CompletableFuture.completedStage(client.receive(THREAD, within)))) {
            case Answer.Given<Receipt> given -> given.value();
            case Answer.Threw<Receipt> threw -> new Receipt.Broke(threw.what());
            case Answer.Silent<Receipt> silent -> new Receipt.Silent("the probe's client", questions.deadline());
        };
    }
}
