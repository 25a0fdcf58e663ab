package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import io.undertow.server.HttpServerExchange;
import java.util.Locale;

/** What a message's body can be. */
public enum MediaType {
    JSON,
    TEXT;

    /** A batch of messages: its own resource takes nothing else. */
    static final String NDJSON = "application/x-ndjson";

    private static final String RULE = "application/json or text/plain, in UTF-8";

    /** The request's; throws {@link InvalidValue} for any other, which is a 415. */
    static MediaType of(HttpServerExchange exchange) {
        String essence = essence(exchange, RULE);
        return switch (essence) {
            case "application/json" -> JSON;
            case "text/plain" -> TEXT;
            default -> throw new InvalidValue("Content-Type", essence, RULE);
        };
    }

    /** Checks that the request is a batch; throws {@link InvalidValue} for any other, which is a 415. */
    static void checkBatch(HttpServerExchange exchange) {
        String rule = NDJSON + ", in UTF-8";
        String essence = essence(exchange, rule);
        if (!essence.equals(NDJSON)) {
            throw new InvalidValue("Content-Type", essence, rule);
        }
    }

    /** Checks that the request is JSON; throws {@link InvalidValue} for any other, which is a 415. */
    public static void checkJson(HttpServerExchange exchange) {
        String rule = "application/json, in UTF-8";
        String essence = essence(exchange, rule);
        if (!essence.equals("application/json")) {
            throw new InvalidValue("Content-Type", essence, rule);
        }
    }

    /** The type without its parameters, of content that is not encoded any further. */
    private static String essence(HttpServerExchange exchange, String rule) {
        String header = RequestHeaders.one(exchange, "Content-Type").orElse("missing");
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.matches("charset=(utf-8|us-ascii)")) {
                throw new InvalidValue("Content-Type", header, rule);
            }
        }
        String encoding = RequestHeaders.one(exchange, "Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new InvalidValue("Content-Encoding", encoding, "identity");
        }
        return parts[0].strip();
    }
}
