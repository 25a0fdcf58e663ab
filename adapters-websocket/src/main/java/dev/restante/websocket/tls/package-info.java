/** TLS at the listener itself (RFC 8446, RFC 5246): its certificate, what is spoken, and how long a handshake may take. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.tls;
