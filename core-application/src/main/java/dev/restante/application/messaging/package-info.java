/** Sending: from a message to its outcome. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.messaging;
