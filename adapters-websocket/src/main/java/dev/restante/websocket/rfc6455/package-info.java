/**
 * The socket on our own server side of RFC 6455, straight on the upgraded connection: one write for all that waits, no
 * buffers while idle, no garbage but the messages.
 */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.rfc6455;
