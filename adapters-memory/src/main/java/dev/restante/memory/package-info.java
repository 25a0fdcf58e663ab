/** Keeps messages in this process: for development, for tests, and where a restart may forget. */
@org.jspecify.annotations.NullMarked
package dev.restante.memory;
