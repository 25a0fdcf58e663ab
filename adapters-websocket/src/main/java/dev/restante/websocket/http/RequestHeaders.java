package dev.restante.websocket.http;

import dev.restante.domain.message.InvalidValue;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
        return Optional.of(text(values.getFirst().strip()));
    }

    /** Headers arrive as one character a byte. What is UTF-8 is read as such, so that it can be shown as it was meant. */
    private static String text(String latin1) {
        if (latin1.chars().allMatch(c -> c < 0x80)) {
            return latin1;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin1;
        }
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
