/** Showing a node's figures. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.observing;
