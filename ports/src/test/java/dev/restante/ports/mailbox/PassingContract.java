package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.sized;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.TimeToLive;
import dev.restante.ports.testing.Limits;
import dev.restante.ports.testing.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time to live 0: now or never. Part of {@link MailboxContract}. */
public interface PassingContract extends MailboxFixture {

    private static AppendResult.Passed pass(MailboxDriver box, Message message) {
        Message now = message.withTtl(TimeToLive.NOW_OR_NEVER);
        return assertInstanceOf(AppendResult.Passed.class, box.send(MailboxDriver.T, now));
    }

    @Test
    default void pass_withoutReaders_leavesNoTrace() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            assertEquals(0, pass(box, text("a")).takenBy());
            assertEquals(0, pass(box, named("id", "a")).takenBy());
            assertEquals(0, box.status().last());
            assertEquals("", box.read(MailboxDriver.BEGINNING));
            assertEquals(1, box.hold(named("id", "other")).position().sequence());
        }
    }

    @Test
    default void pass_isHandedOverAfterTheEarlier_withoutAPosition() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(2);
            var before = box.sending(MailboxDriver.T, text("a"));
            var now = box.sending(MailboxDriver.T, text("b", 0));
            var after = box.sending(MailboxDriver.T, text("c"));
            List.of(before, now, after).forEach(Stages::await);
            assertEquals(List.of("a", "b", "c"), box.readers.texts());
            assertFalse(box.readers.offered().get(1).isHeld());
            assertEquals("1:a* 2:c*", box.read(MailboxDriver.BEGINNING));
            assertEquals(2, box.status().depth());
        }
    }

    @Test
    default void pass_ofANamedMessageThatWasTaken_isRepeated() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.take(2);
            assertFalse(pass(box, named("id", "a")).repeated());
            AppendResult.Passed again = pass(box, named("id", "a"));
            assertEquals(2, again.takenBy());
            assertEquals(true, again.repeated());
            assertEquals(1, box.readers.offered().size());
            box.refuse(Reason.CONFLICT, named("id", "b"));
        }
    }

    @Test
    default void pass_twinsInFlightThatNobodyTakes_areBothUntaken() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            Message message = named("id", "a").withTtl(TimeToLive.NOW_OR_NEVER);
            var first = box.sending(MailboxDriver.T, message);
            var second = box.sending(MailboxDriver.T, message);
            for (var stage : List.of(first, second)) {
                AppendResult.Passed passed =
                        assertInstanceOf(AppendResult.Passed.class, Stages.await(stage));
                assertEquals(0, passed.takenBy());
            }
        }
    }

    @Test
    default void pass_throughAFullMailbox_isHandedOver() {
        try (MailboxDriver box = MailboxDriver.of(this, Limits.defaults().holding(1, 10))) {
            box.hold("full");
            box.readers.take(1);
            assertEquals(1, pass(box, text("now")).takenBy());
            box.refuse(Reason.TOO_LARGE, sized(11).withTtl(TimeToLive.NOW_OR_NEVER));
        }
    }

    @Test
    default void pass_whileAReaderThrows_isAnswered() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            box.readers.answer(message -> {
                throw new IllegalStateException("a reader's fault");
            });
            assertEquals(0, pass(box, named("id", "a")).takenBy());
            assertEquals(1, box.hold("b").position().sequence());
        }
    }
}
