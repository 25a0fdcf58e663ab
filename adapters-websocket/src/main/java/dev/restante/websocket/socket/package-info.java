/** The seam between connections and whatever moves their bytes. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.socket;
