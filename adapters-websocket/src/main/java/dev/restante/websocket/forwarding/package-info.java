/** Where a request really comes from, when proxies stand in front (RFC 7239). */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.forwarding;
