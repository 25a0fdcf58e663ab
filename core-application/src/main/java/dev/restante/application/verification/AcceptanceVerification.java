package dev.restante.application.verification;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.mailbox.From;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
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
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends a probe through the messaging port, reads it back from the mailbox, and leaves nothing behind. Acceptance is what
 * counts, not delivery: nobody needs to be connected. Blocks; one verification at a time.
 */
public final class AcceptanceVerification implements Verification {
    private static final ThreadId THREAD = ThreadId.system(Probe.PREFIX + "acceptance");
    private static final Body BODY = Body.text("is this held?");
    private static final int MESSAGES = 16;
    private static final int BYTES = 64 << 10;

    private final ProbeSending sending;
    private final Mailbox mailbox;
    private final Questions questions;

    /**
     * @param messaging the port that senders use, without the gate
     * @param ids gives each probe an id of its own
     */
    public AcceptanceVerification(
            Messaging messaging, Mailbox mailbox, Supplier<MessageId> ids, Questions questions) {
        this.sending = new ProbeSending(messaging, mailbox, ids, questions, THREAD, BODY);
        this.mailbox = mailbox;
        this.questions = questions;
    }

    @Override
    public synchronized Finding verify() throws InterruptedException {
        return sending.verify(this::sent);
    }

    private Finding sent(Questions.Round round, Probe probe, Answer<DeliveryOutcome> sent) throws InterruptedException {
        SendAnswer send = sending.answer(sent);
        ReadBack readBack = AcceptanceRule.worthReading(send) ? readBack(probe, round) : new ReadBack.NotTried();
        Finding finding = AcceptanceRule.judge(probe, send, readBack);
        Answer<Integer> cleaned = round.ask(() -> mailbox.purge(THREAD));
        return finding instanceof Finding.Passed ? afterCleaning(finding, cleaned) : finding;
    }

    private ReadBack readBack(Probe probe, Questions.Round round) throws InterruptedException {
        return switch (round.ask(() -> mailbox.read(THREAD, new From.Unacknowledged(), MESSAGES, BYTES))) {
            case Answer.Given<Slice> given -> found(probe, given.value().items());
            case Answer.Threw<Slice> threw -> new ReadBack.Threw(threw.what());
            case Answer.Silent<Slice> silent -> new ReadBack.Silent(questions.deadline());
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
                new Finding.Failed(
                        Fault.PRETENDS, "purge: removed " + given.value() + " messages instead of the probe");
            case Answer.Threw<Integer> threw -> new Finding.Failed(Fault.THROWS, "purge: " + threw.what());
            case Answer.Silent<Integer> silent -> sending.hangs("purge");
        };
    }
}
