package dev.restante.application.canary.util;

/** Breaks: a package is named after what is inside. */
public final class Harmless {}
