package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import java.util.List;

/** Decides, before anything else, whether a request gets in. */
public interface Door {
    /** False where the request was answered here. {@code path}: its segments, at least one. */
    boolean admit(HttpServerExchange exchange, List<String> path);
}
