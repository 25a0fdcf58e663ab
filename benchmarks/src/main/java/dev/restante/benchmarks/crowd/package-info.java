/** The generator of comparisons: one thread, one selector, any number of connections, no garbage for a delivery. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks.crowd;
