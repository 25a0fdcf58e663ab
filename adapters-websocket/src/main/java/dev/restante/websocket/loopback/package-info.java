/** Our own client of our own listener: it proves that what is held reaches whoever comes for it. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.loopback;
