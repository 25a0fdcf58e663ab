/** Tells who holds a credential. */
@org.jspecify.annotations.NullMarked
package dev.restante.auth;
