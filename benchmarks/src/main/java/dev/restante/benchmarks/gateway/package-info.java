/** The gateway as it is seen from outside: its process, its memory, its directory. */
@org.jspecify.annotations.NullMarked
package dev.restante.benchmarks.gateway;
