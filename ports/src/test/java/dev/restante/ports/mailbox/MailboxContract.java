package dev.restante.ports.mailbox;

/**
 * What every {@link Mailbox} does. Implement it in a test class of the adapter: the facts come with it, grouped by what
 * they are about.
 */
public interface MailboxContract
        extends AcceptingContract,
        RepeatingContract,
        PassingContract,
        OverflowContract,
        TopicContract,
        CapacityContract,
        ReadingContract,
        ExpiryContract,
        AcknowledgingContract,
        ReplayContract,
        PurgingContract,
        IdlenessContract,
        MailboxConcurrencyContract {}
