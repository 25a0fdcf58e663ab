package dev.restante.application.mailbox;

import static dev.restante.application.mailbox.MailboxBench.T;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.restante.ports.testing.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StripeTest {
    private final MailboxBench bench = new MailboxBench();

    @Test
    void whatComesWhileABatchIsWritten_isWrittenTogetherAfterIt() {
        bench.reader.letGo();
        var first = bench.send("a");
        var second = bench.send("b");
        var third = bench.send("c");
        assertEquals(1, bench.writer.size());
        bench.writer.next();
        assertTrue(first.toCompletableFuture().isDone());
        assertFalse(second.toCompletableFuture().isDone() || third.toCompletableFuture().isDone());
        assertEquals(1, bench.writer.size());
        bench.writer.next();
        Stages.await(second);
        Stages.await(third);
        assertEquals(0, bench.writer.size());
        assertEquals(List.of("a", "b", "c"), bench.offered);
        assertEquals("a b c", bench.shown(T));
    }
}
