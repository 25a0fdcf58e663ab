/** What is measured. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks.scenarios;
