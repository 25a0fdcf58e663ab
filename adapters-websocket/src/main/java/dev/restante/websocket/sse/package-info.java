/** Server-sent events (WHATWG HTML, section 9.2): the frames of the protocol for those who only read. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.sse;
