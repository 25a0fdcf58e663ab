/** Batches: sends and outcomes, one a line, both ways at once. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.ndjson;
