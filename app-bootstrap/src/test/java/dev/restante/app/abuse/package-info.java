/** Hostile crowds at a real process, and a well-behaved pair that must not notice them. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.abuse;
