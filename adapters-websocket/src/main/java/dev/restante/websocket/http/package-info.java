/** The HTTP side of the public listener: requests become calls of ports, outcomes become answers. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.http;
