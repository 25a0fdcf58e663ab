package dev.restante.application.mailbox;

import static dev.restante.application.mailbox.MailboxBench.T;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.testing.Stages;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class StripeTest {
    private final MailboxBench bench = new MailboxBench();

    StripeTest() {
        bench.reader.letGo();
    }

    private static boolean done(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }

    /** What is done from now on is told when the steps say so. */
    private Steps tellingLate() {
        bench.send("loads the thread");
        bench.writer.next();
        bench.offered.clear();
        Steps teller = new Steps();
        bench.journal.tellBy(teller);
        return teller;
    }

    /** Nothing is decided on too early: what comes until the store takes it is in the same write. */
    @Test
    void whatComesUntilTheStoreTakesIt_isWrittenTogether() {
        var first = bench.send("a");
        var second = bench.send("b");
        var third = bench.send("c");
        assertEquals(1, bench.writer.size());
        assertFalse(done(first));
        bench.writer.next();
        assertTrue(done(first) && done(second) && done(third));
        assertEquals(0, bench.writer.size());
        assertEquals(List.of("a", "b", "c"), bench.offered);
        assertEquals("a b c", bench.shown(T));
    }

    /** While one batch is on its way the next is ready to be taken: no write is missed for the answer to an earlier one. */
    @Test
    void whatComesWhileABatchIsWritten_isReadyForTheNextWrite() {
        Steps teller = tellingLate();
        var first = bench.send("a");
        bench.writer.next();
        var second = bench.send("b");
        assertEquals(1, bench.writer.size());
        bench.writer.next();
        assertEquals(2, teller.size());
        assertFalse(done(first) || done(second));
        teller.next();
        assertTrue(done(first));
        assertFalse(done(second));
        teller.next();
        Stages.await(second);
        assertEquals(List.of("a", "b"), bench.offered);
    }

    /** What has nothing to write waits for what was decided before, and for no write of its own. */
    @Test
    void whatWritesNothing_isAnsweredWithTheBatchBeforeIt() {
        Steps teller = tellingLate();
        bench.send("a");
        bench.writer.next();
        var status = bench.mailbox.status(T);
        assertFalse(done(status));
        assertEquals(0, bench.writer.size());
        teller.next();
        assertTrue(done(status));
    }
}
