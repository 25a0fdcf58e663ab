package dev.restante.memory.canary;

/** Breaks: no suffix that says nothing. */
public final class MailboxImpl {}
