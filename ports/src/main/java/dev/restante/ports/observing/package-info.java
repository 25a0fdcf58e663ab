/**
 * What a node shows of itself. Counters are kept where things happen and read when somebody asks; {@link
 * dev.restante.ports.observing.Latencies} alone is told while things happen. Nothing here bears a thread's name, but for
 * {@link dev.restante.ports.observing.Ranking}.
 */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.observing;
