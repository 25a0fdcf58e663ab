package dev.restante.domain.canary;

import org.jspecify.annotations.NullMarked;

/** Breaks: the domain has no dependency, not even an annotation. */
@NullMarked
public final class IsNullMarked {}
