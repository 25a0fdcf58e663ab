/** Verifies, at start and while running, that what is sent is held. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.verification;
