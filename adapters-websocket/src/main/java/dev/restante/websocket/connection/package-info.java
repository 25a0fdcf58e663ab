/** A client's connection: what it follows, what it sent, what waits to be written, and how it ends. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.connection;
