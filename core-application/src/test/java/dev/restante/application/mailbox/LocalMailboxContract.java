package dev.restante.application.mailbox;

import dev.restante.ports.journal.Journal;
import dev.restante.ports.mailbox.Mailbox;
import dev.restante.ports.mailbox.MailboxContract;
import dev.restante.ports.testing.Stages;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** The contract of a mailbox for the local one, over a journal that its implementer brings. */
public interface LocalMailboxContract extends MailboxContract {
    /** Threads are loaded and dropped all the time, as they are where there are very many. */
    int FEW = 64;

    /** Holds nothing, and was not opened yet. */
    Journal newJournal();

    /** Takes over from callers that have served many others. */
    default Executor executor() {
        return Runnable::run;
    }

    @Override
    default Mailbox newMailbox(Setup setup, InstantSource clock) {
        NodeLimits node = new NodeLimits(setup.nodeBytes(), setup.nodeThreads(), setup.probeReserve());
        LocalMailbox mailbox = new LocalMailbox(
                newJournal(), new MailboxSettings(setup.limits(), node, FEW), clock, "life", executor(), fault -> {});
        Stages.await(mailbox.open());
        return mailbox;
    }

    @Override
    default void sweep(Mailbox mailbox) {
        while (Stages.await(((LocalMailbox) mailbox).sweep()) > 0) {
            // Until nothing is due: a sweep does a part at a time.
        }
    }

    @Override
    default void close(Mailbox mailbox) {
        Stages.await(((LocalMailbox) mailbox).close());
    }
}
