/** The frames of the wire protocol: JSON on one side, domain values on the other. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.frames;
