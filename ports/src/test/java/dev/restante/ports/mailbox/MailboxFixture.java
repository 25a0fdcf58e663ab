package dev.restante.ports.mailbox;

import dev.restante.domain.mailbox.MailboxLimits;
import dev.restante.ports.testing.Limits;
import java.time.InstantSource;

/** Where the contract's mailboxes come from. */
public interface MailboxFixture {
    /**
     * What a fact asks of a mailbox.
     *
     * @param nodeBytes most bytes of all threads together, overheads included
     * @param nodeThreads most threads that hold or remember anything
     * @param probeReserve bytes beyond these for the system's own threads
     */
    record Setup(MailboxLimits limits, long nodeBytes, long nodeThreads, long probeReserve) {
        static Setup of(Limits limits) {
            return new Setup(limits.build(), 1L << 40, 1_000_000, 1 << 20);
        }
    }

    /** A fresh, empty mailbox, ready for use. */
    Mailbox newMailbox(Setup setup, InstantSource clock);

    /** Lets the mailbox do what it does every second or so, all of it. */
    void sweep(Mailbox mailbox);

    /** Ends the mailbox in order. */
    void close(Mailbox mailbox);
}
