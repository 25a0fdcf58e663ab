package dev.restante.application.verification;

/** What came of asking somebody who may answer, throw, or never answer. */
sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /** {@code what}: in an operator's words. */
    record Threw<T>(String what) implements Answer<T> {}

    record Silent<T>() implements Answer<T> {}
}
