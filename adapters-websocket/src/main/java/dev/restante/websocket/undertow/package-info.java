/** The socket on Undertow's own WebSocket channel. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.undertow;
