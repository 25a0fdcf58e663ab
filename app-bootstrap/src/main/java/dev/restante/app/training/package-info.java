/** A short life of a node, for the JVM to learn from. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.training;
