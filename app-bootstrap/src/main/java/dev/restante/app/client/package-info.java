/** A client of a gateway: what the command line sends, follows and asks, by the JDK's own HTTP and WebSocket. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.client;
