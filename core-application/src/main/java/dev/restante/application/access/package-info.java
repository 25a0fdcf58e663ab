/** Who may do what is decided here, for every door. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.access;
