package dev.restante.application.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Reason;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.message.MessageId;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.testing.Messages;
import dev.restante.ports.testing.Stages;
import dev.restante.ports.testing.SteppedClock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SendMessageTest {
    private static final ThreadId T = new ThreadId("t");

    private final List<Throwable> faults = new ArrayList<>();
    private final List<Object> asked = new ArrayList<>();

    private DeliveryOutcome send(InvocationHandler append, Optional<String> id) {
        Mailbox mailbox = (Mailbox) Proxy.newProxyInstance(
                Mailbox.class.getClassLoader(), new Class<?>[] {Mailbox.class}, (proxy, method, arguments) -> {
                    assertEquals("append", method.getName());
                    asked.add(arguments[1]);
                    return append.invoke(proxy, method, arguments);
                });
        MessageIds ids = new MessageIds(new SteppedClock(), new SplittableRandom(1));
        var message = id.map(name -> Messages.named(name, "a")).orElse(Messages.text("a"));
        return Stages.await(new SendMessage(mailbox, ids, faults::add).send(T, message));
    }

    private static Rejected unavailable(DeliveryOutcome outcome) {
        Rejected rejected = assertInstanceOf(Rejected.class, outcome);
        assertEquals(Reason.UNAVAILABLE, rejected.reason());
        assertEquals(false, rejected.settled());
        return rejected;
    }

    @Test
    void aMailboxThatThrows_isUnavailable_unsettled() {
        Rejected rejected = unavailable(send(
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("secret");
                },
                Optional.of("id")));
        assertEquals(Optional.of(new MessageId("id")), rejected.id());
        assertTrue(!rejected.detail().contains("secret"));
        assertEquals(1, faults.size());
    }

    @Test
    void aMailboxThatFails_isUnavailable_unsettled() {
        Rejected rejected = unavailable(send(
                (proxy, method, arguments) -> CompletableFuture.failedStage(new IllegalStateException("secret")),
                Optional.empty()));
        assertEquals(asked, List.of(rejected.id().orElseThrow()));
        assertTrue(!rejected.detail().contains("secret"));
        assertEquals(1, faults.size());
    }

    @Test
    void aMailboxThatRefuses_isRejected_asItSays() {
        DeliveryOutcome outcome = send(
                (proxy, method, arguments) -> CompletableFuture
                        .completedStage(new AppendResult.Refused(Reason.MAILBOX_FULL, "full")),
                Optional.of("id"));
        assertEquals(Rejected.because(Reason.MAILBOX_FULL, "full").about(new MessageId("id")), outcome);
        assertEquals(List.of(), faults);
    }

    @Test
    void madeIds_areVersion7_andDiffer() {
        SteppedClock clock = new SteppedClock();
        MessageIds ids = new MessageIds(clock, new SplittableRandom(1));
        Set<String> all = new HashSet<>();
        String prefix = String.format("%012x", clock.millis());
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next().value();
            assertTrue(id.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), id);
            assertTrue(id.replace("-", "").startsWith(prefix), id);
            assertTrue(all.add(id));
        }
    }
}
