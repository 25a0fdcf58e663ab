/** The servers that are compared, each in a process of its own. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks.subjects;
