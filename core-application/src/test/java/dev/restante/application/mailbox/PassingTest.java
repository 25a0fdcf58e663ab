package dev.restante.application.mailbox;

import static dev.restante.application.mailbox.MailboxBench.T;
import static dev.restante.ports.testing.Messages.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.restante.domain.delivery.AppendResult;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.TimeToLive;
import dev.restante.ports.testing.Stages;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Time to live 0, while the store is late. */
final class PassingTest {
    private final MailboxBench bench = new MailboxBench();

    private static AppendResult.Passed passed(CompletionStage<AppendResult> answer) {
        return assertInstanceOf(AppendResult.Passed.class, Stages.await(answer));
    }

    /** The second repeats the first, which nobody took; the third, sent when that was known, was not handed over yet. */
    @Test
    void aRepeatOfWhatNobodyTook_isNotDelivered_becauseOfATwinThatComesLater() {
        bench.reader.letGo();
        Message now = named("id", "a").withTtl(TimeToLive.NOW_OR_NEVER);
        bench.send("keeps the thread");
        bench.writer.all();
        var first = bench.send(T, now);
        bench.send("is written in between");
        var second = bench.send(T, now);
        bench.writer.next();
        var third = bench.send(T, now);
        bench.takes = 1;
        bench.writer.all();
        assertEquals(0, passed(first).takenBy());
        assertEquals(0, passed(second).takenBy());
        assertEquals(1, passed(third).takenBy());
    }
}
