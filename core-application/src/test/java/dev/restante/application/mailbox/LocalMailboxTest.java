package dev.restante.application.mailbox;

import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.MailboxContract;
import dev.restante.ports.testing.Stages;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The local mailbox over a journal that does its work late, on threads of its own, and keeps what a disk would. */
final class LocalMailboxTest implements MailboxContract {
    private static ExecutorService writer = Executors.newSingleThreadExecutor();
    private static ExecutorService reader = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void startThreads() {
        writer = Executors.newSingleThreadExecutor();
        reader = Executors.newSingleThreadExecutor();
    }

    @AfterAll
    static void endThreads() {
        writer.shutdownNow();
        reader.shutdownNow();
    }

    @Override
    public Mailbox newMailbox(Setup setup, InstantSource clock) {
        LocalMailbox mailbox = new LocalMailbox(
                new ScriptedJournal(new Disk(), writer, reader, false),
                new MailboxSettings(
                        setup.limits(), new NodeLimits(setup.nodeBytes(), setup.nodeThreads(), setup.probeReserve())),
                clock, "life", reader, fault -> {});
        Stages.await(mailbox.open());
        return mailbox;
    }

    @Override
    public void sweep(Mailbox mailbox) {
        while (Stages.await(((LocalMailbox) mailbox).sweep()) > 0) {
            // Until nothing is due: a sweep does a part at a time.
        }
    }

    @Override
    public void close(Mailbox mailbox) {
        Stages.await(((LocalMailbox) mailbox).close());
    }
}
