package dev.restante.application.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.application.time.SteppedTimeline;
import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Body;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.ports.mailbox.MailboxUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way in which a mailbox can be broken fails, each with its own reason, through the messaging port itself. */
@Timeout(20)
class AcceptanceVerificationTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final SteppedTimeline timeline = new SteppedTimeline();
    private final BreakableMailbox mailbox = new BreakableMailbox();
    private final List<Thread> calls = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final AcceptanceVerification verification = verification();

    private AcceptanceVerification verification() {
        MessageIds ids = new MessageIds(timeline, new Random(1));
        SendMessage messaging = new SendMessage(mailbox, ids, fault -> {});
        Questions questions = new Questions(timeline, this::ownThread, DEADLINE, faults::add);
        return new AcceptanceVerification(messaging, mailbox, ids::next, questions);
    }

    @Test
    void mailboxThatHolds_passesWithNobodyConnectedAndKeepsNoResidue() throws Exception {
        for (int round = 0; round < 3; round++) {
            assertEquals(new Finding.Passed("queued, read back"), verification.verify());
            assertEquals(List.of(), mailbox.held);
        }
    }

    @Test
    void probesLeftOver_arePurgedFirst() throws Exception {
        mailbox.holdSomethingElse();
        assertEquals(new Finding.Passed("queued, read back"), verification.verify());
        assertEquals(List.of(), mailbox.held);
    }

    @Test
    void refusingMailbox_fails() throws Exception {
        mailbox.append = (id, message) -> CompletableFuture
                .completedFuture(new AppendResult.Refused(Reason.CAPACITY, "node-bytes: full"));
        assertFails(Fault.REFUSES, "send: CAPACITY, node-bytes: full");
    }

    @Test
    void throwingMailbox_fails() throws Exception {
        mailbox.append = (id, message) -> {
            throw new IllegalStateException("closed");
        };
        assertFails(Fault.THROWS, "send: UNAVAILABLE, mailbox: failed; the message may exist, retry with the same id");
    }

    @Test
    void mailboxWhoseAnswerFails_fails() throws Exception {
        mailbox.append = (id, message) -> CompletableFuture.failedFuture(new MailboxUnavailable("store failed"));
        assertFails(Fault.THROWS, "send: UNAVAILABLE, mailbox: failed; the message may exist, retry with the same id");
    }

    @Test
    void mailboxThatNeverAnswers_failsAtTheDeadline() throws Exception {
        mailbox.append = (id, message) -> {
            deadlinePasses();
            return new CompletableFuture<>();
        };
        assertFails(Fault.HANGS, "send: no answer within 5000 ms");
    }

    @Test
    void mailboxThatBlocksItsCaller_failsAtTheDeadlineAndAgainAtOnce() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        mailbox.append = (id, message) -> {
            deadlinePasses();
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return new CompletableFuture<>();
        };
        assertFails(Fault.HANGS, "send: no answer within 5000 ms");
        assertFails(Fault.HANGS, "call of an earlier verification: no answer within 5000 ms");
    }

    @Test
    void mailboxThatLostAnAnswerAndWorksAgain_passesTheNextTime() throws Exception {
        BreakableMailbox.Append works = mailbox.append;
        mailbox.append = (id, message) -> {
            deadlinePasses();
            return new CompletableFuture<>();
        };
        assertFails(Fault.HANGS, "send: no answer within 5000 ms");
        mailbox.append = works;
        for (Thread call : calls) {
            call.join();
        }
        assertInstanceOf(Finding.Passed.class, verification.verify());
    }

    @Test
    void mailboxThatPretendsToHold_fails() throws Exception {
        mailbox.append = (id, message) -> CompletableFuture.completedFuture(mailbox.word(id));
        assertFails(Fault.PRETENDS, "answered queued, but holds nothing");
    }

    @Test
    void mailboxThatHoldsSomethingElse_fails() throws Exception {
        mailbox.append = (id, message) -> {
            mailbox.hold(id, Body.text("changed"));
            return CompletableFuture.completedFuture(mailbox.word(id));
        };
        assertFails(Fault.PRETENDS, "answered queued, but holds another body");
    }

    @Test
    void mailboxThatCannotBeRead_fails() throws Exception {
        mailbox.read = () -> CompletableFuture.failedFuture(new MailboxUnavailable("store failed"));
        assertFails(Fault.THROWS, "read back: store failed");
    }

    @Test
    void mailboxThatDoesNotAnswerReads_fails() throws Exception {
        mailbox.read = () -> {
            deadlinePasses();
            return new CompletableFuture<>();
        };
        assertFails(Fault.HANGS, "read back: no answer within 5000 ms");
    }

    @Test
    void mailboxThatCannotPurge_fails() throws Exception {
        mailbox.purge = () -> CompletableFuture.failedFuture(new MailboxUnavailable("closed"));
        assertFails(Fault.THROWS, "purge: closed");
    }

    @Test
    void mailboxThatDoesNotLetGoOfTheProbe_fails() throws Exception {
        mailbox.purge = () -> CompletableFuture.completedFuture(0);
        assertFails(Fault.PRETENDS, "purge: removed 0 messages instead of the probe");
    }

    @Test
    void brokenMailboxThatIsMended_passesAgain() throws Exception {
        BreakableMailbox.Append works = mailbox.append;
        mailbox.append = (id, message) -> CompletableFuture.failedFuture(new MailboxUnavailable("store failed"));
        assertInstanceOf(Finding.Failed.class, verification.verify());
        mailbox.append = works;
        assertInstanceOf(Finding.Passed.class, verification.verify());
    }

    /** Once the verification waits: time that passes between its look at the clock and its wait would never come again. */
    private void deadlinePasses() {
        try {
            timeline.awaitWaiter(DEADLINE);
            timeline.step(DEADLINE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertFails(Fault fault, String detail) throws InterruptedException {
        assertEquals(new Finding.Failed(fault, detail), verification.verify());
    }

    private void ownThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        calls.add(thread);
        thread.start();
    }
}
