/** Measuring, side by side in one run. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks;
