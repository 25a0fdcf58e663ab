package dev.restante.stray;

/** Breaks: every class belongs to a layer. */
public final class Stray {}
