/** Writing to a connection's channel, whatever is spoken on it. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.channel;
