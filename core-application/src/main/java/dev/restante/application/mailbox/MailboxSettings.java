package dev.restante.application.mailbox;

import dev.restante.domain.mailbox.MailboxLimits;

/** How much a thread, and all of them together, may hold. */
public record MailboxSettings(MailboxLimits limits, NodeLimits node) {}
