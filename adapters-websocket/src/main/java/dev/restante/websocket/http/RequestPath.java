package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import io.undertow.server.HttpServerExchange;
import java.util.List;

/** The path of a request as it was written: nothing is cut off, merged or tidied up. */
final class RequestPath {
    private RequestPath() {}

    /** Its segments, still encoded. */
    static List<String> segments(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            int authority = uri.indexOf("//") + 2;
            int path = uri.indexOf('/', authority);
            uri = path < 0 ? "/" : uri.substring(path);
        }
        return List.of(uri.substring(Math.min(1, uri.length())).split("/", -1));
    }

    /** A segment with its {@code %} escapes undone; names are of ASCII only, so bytes are taken for characters. */
    static String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        StringBuilder text = new StringBuilder(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                text.append(c);
                continue;
            }
            int high = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 1), 16) : -1;
            int low = i + 2 < segment.length() ? Character.digit(segment.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw new InvalidValue("path", segment, "two hexadecimal digits after each percent sign");
            }
            text.append((char) (high << 4 | low));
            i += 2;
        }
        return text.toString();
    }
}
