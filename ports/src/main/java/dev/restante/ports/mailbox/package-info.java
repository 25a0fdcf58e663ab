/** The conversation with what holds messages. */
@org.jspecify.annotations.NullMarked
package dev.restante.ports.mailbox;
