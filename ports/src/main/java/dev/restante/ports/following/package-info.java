/** The conversation with live readers. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.following;
