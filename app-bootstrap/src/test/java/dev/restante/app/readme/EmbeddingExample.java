package dev.restante.app.readme;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.application.messaging.MessageIds;
import dev.restante.application.messaging.SendMessage;
import dev.restante.domain.delivery.Delivered;
import dev.restante.domain.delivery.DeliveryOutcome;
import dev.restante.domain.delivery.Queued;
import dev.restante.domain.delivery.Rejected;
import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.domain.message.Body;
import dev.restante.domain.message.Message;
import dev.restante.domain.message.ThreadId;
import dev.restante.memory.MemoryJournal;
import dev.restante.ports.messaging.Messaging;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;

/** The example of the README. What stands between the marks is compared with it. */
final class EmbeddingExample {
    private EmbeddingExample() {}

    static String run() {
        // README
        var mailbox = new LocalMailbox(
                new MemoryJournal(), // or a RocksDbJournal, or your own: JournalContract tells whether it is one
                new MailboxSettings(MailboxLimits.defaults(), new NodeLimits(64 << 20, 10_000, 1 << 20)),
                Clock.systemUTC(), "life-1", ForkJoinPool.commonPool(), Throwable::printStackTrace);
        mailbox.open().toCompletableFuture().join();
        Messaging messaging = new SendMessage(
                mailbox, new MessageIds(Clock.systemUTC(), new SplittableRandom()), Throwable::printStackTrace);

        DeliveryOutcome outcome = messaging
                .send(new ThreadId("orders"), Message.of(Body.json("{\"order\": 17}")))
                .toCompletableFuture()
                .join();
        String answer = switch (outcome) { // leave one out, and it does not compile
            case Delivered delivered -> "handed to " + delivered.recipients() + " readers";
            case Queued queued -> "held until " + queued.appended().heldUntil();
            case Rejected rejected -> "refused: " + rejected.reason() + ", " + rejected.detail();
        };
        // README
        return answer;
    }
}
