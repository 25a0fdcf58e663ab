/** A node from its first moment to its last. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.node;
