package dev.restante.application.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.serving.ServingState;
import dev.restante.ports.operations.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AdmittedMessagingTest {
    private volatile Entry entry = new Entry.Granted();
    private final Admitted inner = new Admitted();
    private final AdmittedMessaging messaging = new AdmittedMessaging(inner, () -> entry);

    @Test
    void closedGate_rejectsNotReadyWithoutAskingAnybody() throws Exception {
        entry = new Entry.Refused(ServingState.STOPPING, Duration.ofSeconds(5));
        DeliveryOutcome outcome =
                messaging.send(Admitted.THREAD, Admitted.MESSAGE).toCompletableFuture().get();
        assertEquals(
                new Rejected(
                        Optional.of(new MessageId("m")),
                        Reason.NOT_READY,
                        "state: STOPPING (expected: READY)",
                        Optional.of(Duration.ofSeconds(5)),
                        true),
                outcome);
        assertTrue(inner.pending.isEmpty());
        assertEquals(new SendAccount(1, 0, 0, 1), messaging.account());
    }

    @Test
    void sends_areCountedByOutcomeAndInFlightUntilThen() {
        messaging.send(Admitted.THREAD, Admitted.MESSAGE);
        messaging.send(Admitted.THREAD, Admitted.MESSAGE);
        messaging.send(Admitted.THREAD, Admitted.MESSAGE);
        inner.answer(2);
        inner.answer(0);
        assertEquals(new SendAccount(3, 1, 1, 0), messaging.account());
        assertEquals(1, messaging.account().inFlight());
        CompletableFuture<Void> idle = messaging.whenIdle().toCompletableFuture();
        assertFalse(idle.isDone());
        inner.answer(0);
        assertTrue(idle.isDone());
    }

    @Test
    void nothingInFlight_isIdleAtOnce() {
        assertTrue(messaging.whenIdle().toCompletableFuture().isDone());
    }

    /** Senders at work while the gate closes: once idle is told, no send is without its outcome, and none comes later. */
    @Test
    void gateThatClosesAmongSenders_leavesNoSendUncounted() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            Admitted port = new Admitted();
            entry = new Entry.Granted();
            AdmittedMessaging tested = new AdmittedMessaging(port, () -> entry);
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Random random = new Random(seed * 31L + i);
                Thread sender = new Thread(() -> {
                    for (int n = random.nextInt(300); n >= 0; n--) {
                        tested.send(Admitted.THREAD, Admitted.MESSAGE);
                        CompletableFuture<DeliveryOutcome> answer = port.pending.poll();
                        if (answer != null) {
                            answer.complete(Rejected.because(Reason.CAPACITY, "full"));
                        }
                    }
                });
                senders.add(sender);
                sender.start();
            }
            entry = new Entry.Refused(ServingState.STOPPING, Duration.ofSeconds(5));
            for (Thread sender : senders) {
                sender.join();
            }
            CompletableFuture<DeliveryOutcome> answer = port.pending.poll();
            while (answer != null) {
                answer.complete(Rejected.because(Reason.CAPACITY, "full"));
                answer = port.pending.poll();
            }
            assertTrue(tested.whenIdle().toCompletableFuture().isDone(), "seed " + seed);
            assertEquals(0, tested.account().inFlight(), "seed " + seed);
        }
    }
}
