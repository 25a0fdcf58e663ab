package dev.restante.ports.mailbox;

import static dev.restante.ports.testing.Messages.named;
import static dev.restante.ports.testing.Messages.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.message.ThreadId;
import dev.restante.ports.testing.Stages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many callers, and callers that do not wait. Part of {@link MailboxContract}. */
public interface MailboxConcurrencyContract extends MailboxFixture {

    @Test
    default void appends_thatNobodyWaitsFor_keepTheirOrder() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            List<CompletionStage<AppendResult>> sent = new ArrayList<>();
            for (int i = 1; i <= 900; i++) {
                sent.add(box.sending(MailboxDriver.T, text("m" + i)));
            }
            for (int i = 1; i <= 900; i++) {
                var held = assertInstanceOf(AppendResult.Held.class, Stages.await(sent.get(i - 1)));
                assertEquals(i, held.appended().position().sequence());
                assertEquals("m" + i, box.readers.texts().get(i - 1));
            }
        }
    }

    @Test
    default void anAppendFromWithinAnAnswer_isServed() {
        try (MailboxDriver box = MailboxDriver.of(this)) {
            CompletionStage<AppendResult> chain = box.sending(MailboxDriver.T, text("m"));
            for (int i = 0; i < 500; i++) {
                chain = chain.thenCompose(result -> box.sending(MailboxDriver.T, text("m")));
            }
            assertEquals(
                    501,
                    assertInstanceOf(AppendResult.Held.class, Stages.await(chain)).appended().depth());
        }
    }

    /** Four callers send to three threads; half of the messages twice. */
    @Test
    default void manyCallers_getSequencesWithoutHoles_andReadersGetThemInOrder()
            throws InterruptedException, ExecutionException {
        try (MailboxDriver box = MailboxDriver.of(this);
                ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                int own = caller;
                running.add(callers.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        ThreadId thread = new ThreadId("t" + i % 3);
                        String id = "id-" + own + "-" + i;
                        var first = box.sending(thread, named(id, id));
                        var second = i % 2 == 0 ? box.sending(thread, named(id, id)) : first;
                        assertInstanceOf(AppendResult.Held.class, Stages.await(first));
                        Stages.await(second);
                    }
                }));
            }
            for (Future<?> run : running) {
                run.get();
            }
            Map<ThreadId, List<Long>> offered = new HashMap<>();
            for (Committed message : box.readers.offered()) {
                offered.computeIfAbsent(message.thread(), t -> new ArrayList<>()).add(message.sequence());
            }
            List<Long> all = LongStream.rangeClosed(1, 400).boxed().toList();
            for (int t = 0; t < 3; t++) {
                assertEquals(all, offered.get(new ThreadId("t" + t)));
                assertEquals(400, box.status(new ThreadId("t" + t)).last());
            }
        }
    }
}
