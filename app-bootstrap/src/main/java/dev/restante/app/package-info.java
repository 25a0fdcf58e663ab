/** The only place that knows everyone. */
@org.jspecify.annotations.NullMarked
package dev.restante.app;
