package dev.restante.websocket.management;

import dev.restante.websocket.http.Answer;
import dev.restante.websocket.http.Door;
import dev.restante.websocket.http.ProblemType;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps pages of other origins away that are open in an operator's browser: nothing may be read or done for them. A browser
 * names the page's origin with whatever could do harm, and no page can keep it from that. A page whose name was bent to
 * point here (DNS rebinding) is of this origin as far as its browser knows, but it came by a name, and names are no way in
 * here: only addresses, {@code localhost}, and the name that is bound. What orchestrators ask by the name of a service,
 * health and metrics, shows nothing of messages and is not held to that.
 */
final class SameOrigin implements Door {
    private static final Set<String> BY_ANY_NAME = Set.of("livez", "readyz", "startupz", "metrics", "problems");
    private static final HttpString FETCH_SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString FETCH_MODE = new HttpString("Sec-Fetch-Mode");
    private static final String CONSOLE = "console";

    private final String bound;

    /** {@code bound}: the name or address that the listener is bound to. */
    SameOrigin(String bound) {
        this.bound = bound.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean admit(HttpServerExchange exchange, List<String> path) {
        HeaderValues hosts = exchange.getRequestHeaders().get(Headers.HOST);
        String host = hosts == null ? "" : hosts.getFirst().strip().toLowerCase(Locale.ROOT);
        if (!isOurs(exchange, host) || !isWanted(exchange, path)) {
            Answer.problem(exchange, ProblemType.ORIGIN_NOT_ALLOWED,
                    "Origin (expected: none, or that of this listener)");
            return false;
        }
        boolean known = BY_ANY_NAME.contains(path.get(0)) || hosts == null || (hosts.size() == 1 && isKnown(host));
        if (!known) {
            String rule = "Host (expected: an address, localhost, or what management.host names)";
            Answer.problem(exchange, ProblemType.HOST_NOT_ALLOWED, rule);
        }
        return known;
    }

    private static boolean isOurs(HttpServerExchange exchange, String host) {
        HeaderValues origins = exchange.getRequestHeaders().get(Headers.ORIGIN);
        if (origins == null) {
            return true;
        }
        String origin = origins.getFirst().toLowerCase(Locale.ROOT);
        return origins.size() == 1
                && !host.isEmpty()
                && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    /** Browsers also say for whom they ask where there is no origin; another page may link to ours, and no more. */
    private static boolean isWanted(HttpServerExchange exchange, List<String> path) {
        String site = exchange.getRequestHeaders().getFirst(FETCH_SITE);
        if (site == null || site.equals("same-origin") || site.equals("none")) {
            return true;
        }
        return "navigate".equals(exchange.getRequestHeaders().getFirst(FETCH_MODE)) && path.equals(List.of(CONSOLE));
    }

    private boolean isKnown(String host) {
        String name = host.replaceFirst(":\\d{1,5}$", "");
        return name.equals(bound)
                || name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || name.matches("\\[[0-9a-f:.]+]");
    }
}
