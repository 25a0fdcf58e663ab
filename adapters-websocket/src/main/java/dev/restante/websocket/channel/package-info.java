/** A connection as bytes see it, whatever is spoken on it. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.channel;
