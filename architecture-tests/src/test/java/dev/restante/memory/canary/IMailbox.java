package dev.restante.memory.canary;

/** Breaks: no I prefix. */
public interface IMailbox {}
