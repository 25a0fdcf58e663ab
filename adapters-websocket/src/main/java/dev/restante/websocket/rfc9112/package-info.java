/** Where a request's body ends (RFC 9112, sections 6 and 7): what could be read in two ways is refused. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.rfc9112;
