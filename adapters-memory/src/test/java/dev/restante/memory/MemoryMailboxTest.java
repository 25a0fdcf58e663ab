package dev.restante.memory;

import dev.restante.application.mailbox.LocalMailbox;
import dev.restante.application.mailbox.MailboxSettings;
import dev.restante.application.mailbox.NodeLimits;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.MailboxContract;
import dev.restante.ports.testing.Stages;
import java.time.InstantSource;

/** The local mailbox over the memory journal. */
final class MemoryMailboxTest implements MailboxContract {
    @Override
    public Mailbox newMailbox(Setup setup, InstantSource clock) {
        LocalMailbox mailbox = new LocalMailbox(
                new MemoryJournal(),
                new MailboxSettings(
                        setup.limits(), new NodeLimits(setup.nodeBytes(), setup.nodeThreads(), setup.probeReserve())),
                clock, "life", Runnable::run, fault -> {});
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
