/** Compares servers side by side: each case in turns, round by round, with one generator. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks.comparison;
