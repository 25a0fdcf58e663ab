/** A node's figures for Prometheus. Micrometer's classes are loaded when they are first asked for, not at the start. */
@org.jspecify.annotations.NullMarked
package dev.restante.metrics;
