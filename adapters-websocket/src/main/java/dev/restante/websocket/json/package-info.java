/** Writing JSON as bytes. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.json;
