package dev.restante.websocket.http;

/**
 * Sending and following for the operator's page, on the listener that it came from: the same outcomes and frames as on the
 * public one, counted and limited apart from users.
 *
 * @param send as {@code POST /v1/threads/{thread}/messages}
 * @param follow as {@code GET} of the same, as a stream of events
 */
public record Visits(Endpoint send, Endpoint follow) {}
