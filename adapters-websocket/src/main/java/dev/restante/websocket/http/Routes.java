package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import dev.restante.websocket.rfc9112.RequestFraming;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Optional;

/** Finds what a request asks for; whatever is found wrong on the way is answered here. */
public final class Routes implements HttpHandler {
    private final List<Resource> resources;
    private final Door door;

    /** Every request meets {@code door} first. */
    public Routes(List<Resource> resources, Door door) {
        this.resources = List.copyOf(resources);
        this.door = door;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        guard(exchange, () -> {
            RequestFraming.check(exchange);
            List<String> path = RequestPath.segments(exchange);
            if (door.admit(exchange, path)) {
                route(exchange, path);
            }
        });
    }

    private void route(HttpServerExchange exchange, List<String> path) {
        for (Resource resource : resources) {
            Optional<String> name = resource.match(path);
            if (name.isPresent()) {
                serve(exchange, resource, RequestPath.decoded(name.get()));
                return;
            }
        }
        Answer.problem(exchange, ProblemType.NOT_FOUND, "path (expected: a resource of this listener)");
    }

    private static void serve(HttpServerExchange exchange, Resource resource, String name) {
        String method = exchange.getRequestMethod().toString();
        Optional<Endpoint> endpoint = resource.endpoint(method);
        if (endpoint.isEmpty()) {
            exchange.getResponseHeaders().put(Headers.ALLOW, resource.allowed());
            Answer.problem(exchange, ProblemType.METHOD_NOT_ALLOWED, "method (expected: " + resource.allowed() + ")");
        } else {
            endpoint.get().serve(exchange, name);
        }
    }

    /** Whatever is thrown becomes an answer, and nothing of it is shown that the client did not send itself. */
    static void guard(HttpServerExchange exchange, Runnable step) {
        try {
            step.run();
        } catch (InvalidValue e) {
            Answer.problem(exchange, ProblemType.INVALID, e.getMessage());
        } catch (RuntimeException e) {
            Later.failed(exchange, e);
        }
    }
}
