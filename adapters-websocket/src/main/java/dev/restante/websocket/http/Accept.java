package dev.restante.websocket.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Locale;

/** What a client will take for an answer (RFC 9110, section 12.5.1). */
public final class Accept {
    public static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    private Accept() {}

    /** The types that a resource answers with; problems come beside them. */
    static List<String> offered(HttpString method, List<String> path) {
        boolean messages = path.get(path.size() - 1).equals("messages");
        if (messages && path.size() == 2) {
            return List.of(MediaType.NDJSON, JSON);
        }
        boolean read = method.equals(Methods.GET) || method.equals(Methods.HEAD);
        return messages && read ? List.of(JSON, EVENTS) : List.of(JSON);
    }

    /** How welcome a type is, 0 for not at all. */
    public static double quality(HttpServerExchange exchange, String type) {
        HeaderValues lines = exchange.getRequestHeaders().get(Headers.ACCEPT);
        if (lines == null || lines.isEmpty()) {
            return 1;
        }
        String wholeKind = type.substring(0, type.indexOf('/')) + "/*";
        double[] bySpecificity = {-1, -1, -1};
        for (String line : lines) {
            for (String range : line.toLowerCase(Locale.ROOT).split(",", -1)) {
                String[] parts = range.split(";", -1);
                String named = parts[0].strip();
                int level = named.equals(type) ? 2 : named.equals(wholeKind) ? 1 : named.equals("*/*") ? 0 : -1;
                if (level >= 0) {
                    bySpecificity[level] = Math.max(bySpecificity[level], weight(parts));
                }
            }
        }
        return first(bySpecificity[2], first(bySpecificity[1], Math.max(0, bySpecificity[0])));
    }

    private static double first(double specific, double other) {
        return specific >= 0 ? specific : other;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
