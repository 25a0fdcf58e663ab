package dev.restante.domain.mailbox;

/** What an event leads to. Where {@code next} is the state before, nothing changed and nothing needs to be stored. */
public record Step<V>(MailboxState next, V verdict, Changes changes) {}
