/** A client made by hand, for tests that need to do wrong. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.wire;
