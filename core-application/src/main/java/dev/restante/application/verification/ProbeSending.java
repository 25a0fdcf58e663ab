package dev.restante.application.verification;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.message.TimeToLive;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.domain.verification.Probe;
import dev.restante.domain.verification.SendAnswer;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.messaging.Messaging;
import java.util.function.Supplier;

/** The first half of every verification: away with what is left over, then a new probe through the messaging port. */
final class ProbeSending {
    /** A probe that could not be cleaned up is gone after this. */
    private static final TimeToLive LEFT_OVER = new TimeToLive(60);

    private final Messaging messaging;
    private final Mailbox mailbox;
    private final Supplier<MessageId> ids;
    private final Questions questions;
    private final ThreadId thread;
    private final Body body;

    /** What follows once the probe is sent. */
    interface Then {
        Finding sent(Questions.Round round, Probe probe, Answer<DeliveryOutcome> sent) throws InterruptedException;
    }

    ProbeSending(
            Messaging messaging,
            Mailbox mailbox,
            Supplier<MessageId> ids,
            Questions questions,
            ThreadId thread,
            Body body) {
        this.messaging = messaging;
        this.mailbox = mailbox;
        this.ids = ids;
        this.questions = questions;
        this.thread = thread;
        this.body = body;
    }

    Finding verify(Then then) throws InterruptedException {
        if (questions.isBlocked()) {
            return hangs("call of an earlier verification");
        }
        Questions.Round round = questions.begin();
        Probe probe = new Probe(thread, ids.get(), body);
        return switch (round.ask(() -> mailbox.purge(thread))) {
            case Answer.Threw<Integer> threw -> new Finding.Failed(Fault.THROWS, "purge: " + threw.what());
            case Answer.Silent<Integer> silent -> hangs("purge");
            case Answer.Given<Integer> given -> {
                Message message = Message.of(probe.body()).withId(probe.id()).withTtl(LEFT_OVER);
                yield then.sent(round, probe, round.ask(() -> messaging.send(thread, message)));
            }
        };
    }

    SendAnswer answer(Answer<DeliveryOutcome> sent) {
        return switch (sent) {
            case Answer.Given<DeliveryOutcome> given -> new SendAnswer.Answered(given.value());
            case Answer.Threw<DeliveryOutcome> threw -> new SendAnswer.Threw(threw.what());
            case Answer.Silent<DeliveryOutcome> silent -> new SendAnswer.Silent(questions.deadline());
        };
    }

    Finding.Failed hangs(String what) {
        return new Finding.Failed(
                Fault.HANGS, what + ": no answer within " + questions.deadline().toMillis() + " ms");
    }
}
