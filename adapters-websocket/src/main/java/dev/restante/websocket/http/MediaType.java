package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import io.undertow.server.HttpServerExchange;
import java.util.Locale;

/** What a message's body can be. */
enum MediaType {
    JSON,
    TEXT;

    private static final String RULE = "application/json or text/plain, in UTF-8";

    /** The request's; throws {@link InvalidValue} for any other, which is a 415. */
    static MediaType of(HttpServerExchange exchange) {
        String header = RequestHeaders.one(exchange, "Content-Type").orElse("missing");
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.matches("charset=(utf-8|us-ascii)")) {
                throw new InvalidValue("Content-Type", header, RULE);
            }
        }
        String encoding = RequestHeaders.one(exchange, "Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new InvalidValue("Content-Encoding", encoding, "identity");
        }
        return switch (parts[0].strip()) {
            case "application/json" -> JSON;
            case "text/plain" -> TEXT;
            default -> throw new InvalidValue("Content-Type", header, RULE);
        };
    }
}
