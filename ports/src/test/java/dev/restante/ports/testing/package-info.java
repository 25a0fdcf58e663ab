/** What the contracts need to run, and what tests of adapters may use too: a stepped clock, sample messages. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.testing;
