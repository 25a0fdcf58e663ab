package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.URI;
import java.util.Set;

/**
 * Which pages may use the gateway: a browser names the page's origin with each request that could harm (RFC 6454),
 * and no page can keep it from that. A request without one comes from no browser, and passes.
 *
 * @param allowed origins, as browsers write them: {@code https://app.example}
 * @param loopback whether every origin on this machine is allowed too
 */
public record Origins(Set<String> allowed, boolean loopback) {
    public Origins {
        allowed = Set.copyOf(allowed);
    }

    /** Whether the request comes from an allowed page, or from none. */
    public boolean admit(HttpServerExchange exchange) {
        var origins = exchange.getRequestHeaders().get(Headers.ORIGIN);
        if (origins == null || origins.isEmpty()) {
            return true;
        }
        String origin = origins.getFirst();
        return origins.size() == 1 && (allowed.contains(origin) || (loopback && isLoopback(origin)));
    }

    private static boolean isLoopback(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && (host.equals("localhost") || host.endsWith(".localhost") || isAddress(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(String host) {
        return host.equals("[::1]") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
