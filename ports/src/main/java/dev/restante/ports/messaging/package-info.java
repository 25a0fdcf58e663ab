/** The conversation with senders. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.messaging;
