/** The object graph, as lists of bindings. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.wiring;
