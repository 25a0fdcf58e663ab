/** Who a client is: found out once for a request, and for as long as a connection lasts. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.access;
