package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.Optional;

/** Reading a request's headers. */
final class RequestHeaders {
    private RequestHeaders() {}

    /** The one value of a header, or none; throws {@link InvalidValue} where it was sent more than once. */
    static Optional<String> one(HttpServerExchange exchange, String name) {
        HeaderValues values = exchange.getRequestHeaders().get(name);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new InvalidValue(name, values.size() + " values", "one");
        }
        return Optional.of(values.getFirst().strip());
    }

    /** Whether an answer in JSON is welcome. */
    static boolean acceptJson(HttpServerExchange exchange) {
        HeaderValues values = exchange.getRequestHeaders().get(Headers.ACCEPT);
        if (values == null || values.isEmpty()) {
            return true;
        }
        for (String line : values) {
            for (String range : line.split(",", -1)) {
                String[] parts = range.split(";", -1);
                String type = parts[0].strip().toLowerCase(Locale.ROOT);
                boolean json = type.equals("*/*") || type.equals("application/*") || type.equals("application/json");
                if (json && !isRefused(parts)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("[qQ]=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }

    /** Names and values, in characters. */
    static long size(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        long size = 0;
        for (HeaderValues values : headers) {
            for (String value : values) {
                size += values.getHeaderName().length() + value.length() + 4L;
            }
        }
        return size;
    }
}
