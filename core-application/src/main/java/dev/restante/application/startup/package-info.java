/** Runs a start-up plan: the domain decides what is next, this package does it, in time. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.startup;
