/** The generator: clients that cost as little as they can. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks.wire;
