/** Counts of what goes through the listeners: kept as it happens, read when somebody asks. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.counting;
