package dev.restante.application.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.application.time.SteppedTimeline;
import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.domain.verification.Fault;
import dev.restante.domain.verification.Finding;
import dev.restante.domain.verification.Receipt;
import dev.restante.domain.verification.Subject;
import dev.restante.ports.operations.HandOverProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only the very probe, received and acknowledged, with nothing held afterwards, passes. */
@Timeout(20)
class HandOverVerificationTest implements HandOverProbe {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Finding PASSED = new Finding.Passed("received, acknowledged, empty");

    private final SteppedTimeline timeline = new SteppedTimeline();
    private final BreakableMailbox mailbox = new BreakableMailbox();
    private final List<Throwable> faults = new ArrayList<>();
    private final List<Duration> granted = new ArrayList<>();
    private HandOverProbe client = (thread, within) -> taken(true);
    private final HandOverVerification verification = verification();

    private HandOverVerification verification() {
        MessageIds ids = new MessageIds(timeline, new Random(1));
        SendMessage messaging = new SendMessage(mailbox, ids, fault -> {});
        Questions questions = new Questions(timeline, HandOverVerificationTest::ownThread, DEADLINE, faults::add);
        return new HandOverVerification(messaging, mailbox, this, ids::next, questions);
    }

    @Override
    public Receipt receive(ThreadId thread, Duration within) {
        assertEquals("$probe-hand-over", thread.value());
        granted.add(within);
        return client.receive(thread, within);
    }

    /** What is held, as a client would get it; an acknowledgement makes the mailbox let go of it. */
    private Receipt taken(boolean acknowledged) {
        Receipt receipt = new Receipt.Acknowledged(
                mailbox.held.get(0).id(), mailbox.held.get(0).body());
        if (acknowledged) {
            mailbox.held.clear();
        }
        return receipt;
    }

    @Test
    void veryProbeReceivedAndAcknowledged_passes_andKeepsNoResidue() throws Exception {
        for (int round = 0; round < 3; round++) {
            assertEquals(PASSED, verification.verify());
            assertEquals(List.of(), mailbox.held);
        }
        assertEquals(Duration.ofSeconds(4), granted.get(0), "and a little is left to say what is wrong");
    }

    @Test
    void leftOverProbe_isPurgedFirst() throws Exception {
        mailbox.holdSomethingElse();
        assertEquals(PASSED, verification.verify());
    }

    @Test
    void anotherMessage_fails() throws Exception {
        Body body = Body.json("{\"question\":\"does this arrive?\"}");
        client = (thread, within) -> new Receipt.Acknowledged(new MessageId("other"), body);
        assertFails(Fault.PRETENDS, "another message came");
    }

    @Test
    void anotherBody_fails() throws Exception {
        client = (thread, within) -> new Receipt.Acknowledged(mailbox.held.get(0).id(), Body.json("{}"));
        assertFails(Fault.PRETENDS, "the probe came with another body");
    }

    @Test
    void acknowledgementThatChangesNothing_fails() throws Exception {
        client = (thread, within) -> taken(false);
        assertFails(Fault.PRETENDS, "acknowledged, but 1 held (expected: none)");
    }

    @Test
    void listenerThatRefuses_fails_andTheProbeIsGone() throws Exception {
        client = (thread, within) -> new Receipt.Refused("the upgrade was answered 503");
        assertFails(Fault.REFUSES, "the upgrade was answered 503");
        assertEquals(List.of(), mailbox.held);
    }

    @Test
    void connectionThatBreaks_fails() throws Exception {
        client = (thread, within) -> new Receipt.Broke("the connection ended");
        assertFails(Fault.THROWS, "the connection ended");
    }

    @Test
    void silence_fails() throws Exception {
        client = (thread, within) -> new Receipt.Silent("the probe", within);
        assertFails(Fault.HANGS, "the probe: nothing within 4000 ms");
    }

    @Test
    void clientThatThrows_fails_inWordsForPeople_andIsToldToTheLog() throws Exception {
        IllegalStateException bug = new IllegalStateException("secret");
        client = (thread, within) -> {
            throw bug;
        };
        assertFails(Fault.THROWS, "a fault inside the gateway, told in its log");
        assertEquals(List.of(bug), faults);
    }

    @Test
    void clientThatBlocksBeyondItsTime_fails_andNoFurtherThreadIsSpentOnIt() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        client = (thread, within) -> {
            try {
                timeline.awaitWaiter(DEADLINE);
                timeline.step(DEADLINE);
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return new Receipt.NotTried();
        };
        assertFails(Fault.HANGS, "the probe's client: nothing within 5000 ms");
        assertEquals(
                new Finding.Failed(Fault.HANGS, "call of an earlier verification: no answer within 5000 ms"),
                verification.verify());
        assertEquals(1, granted.size());
    }

    @Test
    void mailboxThatRefuses_isNotBlamedOnTheHandOver() throws Exception {
        mailbox.append = (id, message) -> CompletableFuture
                .completedFuture(new AppendResult.Refused(Reason.CAPACITY, "node-bytes: full"));
        assertEquals(
                new Finding.Failed(Fault.REFUSES, "send: CAPACITY, node-bytes: full"), verification.verify());
        assertEquals(List.of(), granted);
    }

    private void assertFails(Fault fault, String detail) throws InterruptedException {
        assertEquals(new Finding.Failed(Subject.HAND_OVER, fault, detail), verification.verify());
    }

    private static void ownThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
