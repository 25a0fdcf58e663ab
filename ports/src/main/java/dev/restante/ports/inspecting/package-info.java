/** The conversation with those who look at a thread, poll it or purge it. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.inspecting;
